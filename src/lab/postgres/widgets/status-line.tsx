import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { fullCount, shortEstimate } from '../models/counts.js';
import type { TableModel } from '../models/table-model.js';
import { rowNumber } from './grid-renderers.js';

/** The line below the grid: place, length and how far both can be trusted, time, mode. */
export class StatusLine extends ReactWidget {
  constructor(
    private readonly model: TableModel,
    private readonly trans: TranslationBundle,
    private readonly viewed: () => { first: number; last: number }
  ) {
    super();
    this.addClass('jp-LabsteadStatus');
    model.changed.connect(() => this.update(), this);
    model.rows.viewed.connect(() => this.update(), this);
  }

  protected override render(): JSX.Element {
    const { model, trans } = this;
    const { first, last } = this.viewed();
    const { rows, opened } = model;
    const total = rows.rowCount('body');
    return (
      <>
        <span>
          {total === 0
            ? trans.__('no rows')
            : trans.__(
                '%1 to %2 of',
                rowNumber(first, rows),
                rowNumber(Math.min(last, total - 1), rows)
              )}
        </span>{' '}
        {total > 0 && <Length model={model} trans={trans} total={total} />}
        <span> · </span>
        <span>
          {opened.paging.by === 'place'
            ? trans.__('by place')
            : trans.__('read at once: %1', opened.paging.why)}
        </span>
        <span> · </span>
        <span>{trans.__('%1 ms', Math.max(1, Math.round(model.ms)))}</span>
        <span> · </span>
        <span>{trans.__('reading')}</span>
      </>
    );
  }
}

function Length({
  model,
  trans,
  total
}: {
  model: TableModel;
  trans: TranslationBundle;
  total: number;
}): JSX.Element {
  const { rows, opened, count } = model;
  switch (count.state) {
    case 'counting':
      return (
        <span>
          {trans.__('… counting')}{' '}
          <LinkButton
            label={trans.__('cancel')}
            onClick={() => model.cancelCount()}
          />
        </span>
      );
    case 'counted':
      return (
        <span>
          {trans.__(
            '%1 rows (counted at %2)',
            fullCount(count.rows),
            count.at.toLocaleTimeString()
          )}
        </span>
      );
    case 'failed':
      return <span className="jp-mod-failed">{count.failure.message}</span>;
    case 'none':
      break;
  }
  if (rows.exact) {
    return (
      <span>{trans._n('%2 row', '%2 rows', total, fullCount(total))}</span>
    );
  }
  return (
    <span>
      {opened.paging.by === 'cap'
        ? trans.__('the first %1 (more are there · ', fullCount(total))
        : trans.__('%1 (estimate · ', shortEstimate(total))}
      <LinkButton
        label={trans.__('count exactly')}
        onClick={() => void model.countRows()}
      />
      )
    </span>
  );
}

function LinkButton({
  label,
  onClick
}: {
  label: string;
  onClick: () => void;
}): JSX.Element {
  return (
    <button className="jp-LabsteadStatus-link" onClick={onClick}>
      {label}
    </button>
  );
}
