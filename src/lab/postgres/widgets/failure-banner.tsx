import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TableModel } from '../models/table-model.js';

/** The sentence above rows that could not all be read, with the button that helps. */
export class FailureBanner extends ReactWidget {
  constructor(
    private readonly model: TableModel,
    private readonly trans: TranslationBundle,
    private readonly refresh: () => void
  ) {
    super();
    this.addClass('jp-LabsteadBanner');
    this.hide();
    model.changed.connect(() => {
      this.setHidden(model.failure === undefined);
      this.update();
    }, this);
  }

  protected override render(): JSX.Element | null {
    const { failure } = this.model;
    if (!failure) {
      return null;
    }
    const stale = failure.code === 'gone' || failure.code === 'changed';
    return (
      <div role="alert" className="jp-LabsteadBanner-text">
        <span>{failure.message}</span>
        <button
          className="jp-mod-styled"
          onClick={() => (stale ? this.refresh() : this.model.retry())}
        >
          {stale ? this.trans.__('Refresh') : this.trans.__('Try again')}
        </button>
      </div>
    );
  }
}
