// @ts-check
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { arrayText, copyLine } from './copy-text.mjs';

/** The folder of the data sets that the demo is made of. */
export const source = join(root, 'node_modules', 'vega-datasets', 'data');

/** @param {string} name */
const json = async name =>
  JSON.parse(await readFile(join(source, name), 'utf8'));

async function* movies() {
  for (const movie of await json('movies.json')) {
    yield copyLine([
      movie.Title,
      movie['Release Date'],
      movie['MPAA Rating'],
      movie['Running Time min'],
      movie.Distributor,
      movie.Director,
      movie.Source,
      movie['Major Genre'],
      movie['Creative Type'],
      movie['Production Budget'],
      movie['US Gross'],
      movie['Worldwide Gross'],
      movie['US DVD Sales'],
      movie['Rotten Tomatoes Rating'],
      movie['IMDB Rating'],
      movie['IMDB Votes']
    ]);
  }
}

/** @param {string} list such as ",ci,us," */
const items = list => arrayText(list.split(',').filter(Boolean));

async function* earthquakes() {
  for (const { id, properties, geometry } of (await json('earthquakes.json'))
    .features) {
    const [longitude, latitude, depth] = geometry.coordinates;
    yield copyLine([
      id,
      new Date(properties.time).toISOString(),
      properties.mag,
      properties.place,
      longitude,
      latitude,
      depth,
      properties.alert,
      properties.felt,
      items(properties.sources),
      items(properties.types),
      JSON.stringify(properties)
    ]);
  }
}

/** @param {string} name */
const csv = name => () => createReadStream(join(source, name));

/**
 * The small tables: what follows COPY, and the rows in that format.
 *
 * @type {{ target: string, format: string, rows: () => AsyncIterable<string | Buffer> }[]}
 */
export const small = [
  {
    target: 'travel.airports',
    format: "csv, HEADER, NULL 'NA'",
    rows: csv('airports.csv')
  },
  {
    target: 'travel.zipcodes',
    format: 'csv, HEADER',
    rows: csv('zipcodes.csv')
  },
  { target: 'culture.sp500', format: 'csv, HEADER', rows: csv('sp500.csv') },
  {
    target: `culture.movies (title, release_date, mpaa_rating, running_minutes, distributor,
      director, source, major_genre, creative_type, production_budget, us_gross,
      worldwide_gross, us_dvd_sales, rotten_tomatoes, imdb_rating, imdb_votes)`,
    format: 'text',
    rows: movies
  },
  { target: 'culture.earthquakes', format: 'text', rows: earthquakes }
];
