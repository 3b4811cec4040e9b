import { Signal, type ISignal } from '@lumino/signaling';
import type {
  Connections,
  Found,
  Relation,
  Schema
} from '../../../contract/index.js';
import type { Companion } from '../../client.js';
import { load, type Load } from './load.js';

/** Milliseconds after the last key before a search is sent. */
const TYPING = 80;

/** What the catalogue needs of the client. */
export type CatalogClient = Pick<
  Companion,
  'connections' | 'schemas' | 'relations' | 'partitions' | 'search'
>;

/**
 * What is known of connections, schemas and relations: each part is fetched
 * when its parent is opened and kept until a refresh.
 */
export class CatalogModel {
  constructor(private readonly client: CatalogClient) {}

  /** Emitted after every change. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Counts the changes, for views that keep what they made of the state. */
  version = 0;

  connections: Load<Connections> = { state: 'loading' };
  readonly schemas = new Map<string, Load<Schema[]>>();
  readonly relations = new Map<string, Load<Relation[]>>();
  readonly partitions = new Map<string, Load<Relation[]>>();
  readonly found = new Map<string, Load<Found>>();
  readonly expanded = new Set<string>();

  /** The text that relations are filtered by. */
  get filter(): string {
    return this._filter;
  }

  /** Also lists PostgreSQL's own schemas. */
  get system(): boolean {
    return this._system;
  }

  setSystem(system: boolean): void {
    if (system !== this._system) {
      this._system = system;
      if (this.connections.state === 'ready') {
        void this.refresh();
      }
    }
  }

  /** Fetches anew all that is open; what is shown stays until the answer is here. */
  async refresh(): Promise<void> {
    for (const map of [this.relations, this.partitions]) {
      for (const key of map.keys()) {
        if (!this.expanded.has(key)) {
          map.delete(key);
        }
      }
    }
    await load(
      () => this.client.connections(),
      loaded => {
        if (loaded.state !== 'loading' || this.connections.state !== 'ready') {
          this.set(() => (this.connections = loaded));
        }
      }
    );
    if (this.connections.state === 'ready') {
      await Promise.all(
        this.connections.value.connections.map(({ name }) =>
          this.fetchSchemas(name)
        )
      );
    }
    this.search();
  }

  /** Filters by a part of `schema.name`; the server searches, so nothing need be loaded before. */
  setFilter(text: string): void {
    if (text === this._filter) {
      return;
    }
    this._filter = text;
    clearTimeout(this.typing);
    if (text === '') {
      this.set(() => this.found.clear());
    } else {
      this.typing = setTimeout(() => this.search(), TYPING);
    }
  }

  /** Opens or closes a node of the tree by its key. */
  toggle(key: string): void {
    this.set(() => {
      if (!this.expanded.delete(key)) {
        this.expanded.add(key);
      }
    });
    const [kind, connection = ''] = parseKey(key);
    const map = kind === 'schema' ? this.relations : this.partitions;
    if (kind === 'connection') {
      if (!this.schemas.has(connection)) {
        void this.fetchSchemas(connection);
      }
    } else if (!map.has(key)) {
      this.fetchBelow(key);
    }
  }

  /** Fetches what lies below an expanded schema or partitioned table. */
  private fetchBelow(key: string): void {
    const [kind, connection = '', rest = ''] = parseKey(key);
    if (!this.expanded.has(key) || kind === 'connection') {
      return;
    }
    if (kind === 'schema') {
      void load(
        () => this.client.relations(connection, rest),
        this.into(this.relations, key)
      );
    } else {
      void load(
        () => this.client.partitions(connection, Number(rest)),
        this.into(this.partitions, key)
      );
    }
  }

  private async fetchSchemas(connection: string): Promise<void> {
    if (!this.seen.has(connection)) {
      this.expanded.add(keyOf('connection', connection));
    }
    await load(
      () => this.client.schemas(connection, this._system),
      this.into(this.schemas, connection)
    );
    this.expandFirst(connection);
    for (const key of this.expanded) {
      if (parseKey(key)[1] === connection) {
        this.fetchBelow(key);
      }
    }
  }

  /** On first sight one schema stands open, so that the panel shows relations without a click. */
  private expandFirst(connection: string): void {
    const schemas = this.schemas.get(connection);
    if (schemas?.state !== 'ready' || this.seen.has(connection)) {
      return;
    }
    this.seen.add(connection);
    const first =
      schemas.value.find(each => each.usable && each.relations > 0) ??
      schemas.value[0];
    if (first) {
      this.expanded.add(keyOf('schema', connection, first.name));
    }
  }

  private search(): void {
    const text = this._filter;
    if (text === '' || this.connections.state !== 'ready') {
      return;
    }
    for (const { name } of this.connections.value.connections) {
      const keep = this.into(this.found, name);
      void load(
        () => this.client.search(name, text, this._system),
        loaded => {
          // An answer to what was typed before is late and wrong.
          if (text === this._filter) {
            keep(loaded);
          }
        }
      );
    }
  }

  /** Keeps each state of a fetch; while it is fetched again, what was there stays. */
  private into<T>(
    map: Map<string, Load<T>>,
    key: string
  ): (loaded: Load<T>) => void {
    return loaded => {
      if (loaded.state !== 'loading' || map.get(key)?.state !== 'ready') {
        this.set(() => map.set(key, loaded));
      }
    };
  }

  private set(change: () => unknown): void {
    change();
    this.version += 1;
    this._changed.emit();
  }

  private _filter = '';
  private _system = false;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private readonly seen = new Set<string>();
  private readonly _changed = new Signal<this, void>(this);
}

/** The key of a node in the tree: `connection`, name; `schema`, connection, name; `relation`, connection, oid. */
export function keyOf(
  kind: 'connection' | 'schema' | 'relation',
  connection: string,
  rest: string | number = ''
): string {
  return JSON.stringify([kind, connection, String(rest)]);
}

function parseKey(key: string): string[] {
  return JSON.parse(key) as string[];
}
