import type { TranslationBundle } from '@jupyterlab/translation';
import {
  ReactWidget,
  UseSignal,
  caretLeftIcon,
  caretRightIcon,
  closeIcon,
  copyIcon
} from '@jupyterlab/ui-components';
import { fullCount } from '../models/counts.js';
import type { ShownValue, ValueModel } from '../models/value-model.js';
import { copyToClipboard } from './clipboard.js';

/** A word of SQL, the same in every language. */
const NULL_WORD = 'NULL';

/** What the value view needs. */
export interface ValueViewOptions {
  model: ValueModel;
  trans: TranslationBundle;
  close: () => void;
  complain: (sentence: string) => void;
}

/** One value whole, at the right of the grid. */
export class ValueView extends ReactWidget {
  constructor(private readonly options: ValueViewOptions) {
    super();
    this.addClass('jp-LabsteadValue');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', options.trans.__('Value'));
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        options.close();
      }
    });
  }

  protected override render(): JSX.Element {
    return (
      <UseSignal signal={this.options.model.changed}>
        {() => <Content {...this.options} />}
      </UseSignal>
    );
  }
}

function Content({
  model,
  trans,
  close,
  complain
}: ValueViewOptions): JSX.Element {
  const { column, value } = model;
  const copy = (): void => {
    model
      .exact()
      .then(text => copyToClipboard(text ?? ''))
      .catch((error: Error) => complain(error.message));
  };
  return (
    <>
      <header className="jp-LabsteadValue-header">
        <span className="jp-LabsteadValue-name">{column?.name}</span>
        <span className="jp-LabsteadValue-type">{column?.type}</span>
        <IconButton
          icon={copyIcon}
          label={trans.__('Copy the value')}
          disabled={value.state === 'loading'}
          onClick={copy}
        />
        <IconButton
          icon={closeIcon}
          label={trans.__('Close')}
          onClick={close}
        />
      </header>
      {value.state === 'loading' && (
        <p className="jp-LabsteadValue-note jp-mod-late">
          {trans.__('Loading…')}
        </p>
      )}
      {value.state === 'failed' && (
        <p className="jp-LabsteadValue-note jp-mod-failed" role="alert">
          {value.failure.message}
        </p>
      )}
      {value.state === 'ready' && (
        <>
          <Text
            shown={value.value}
            indented={column?.json === true && value.value.parts === 1}
            trans={trans}
          />
          <footer className="jp-LabsteadValue-footer">
            <Size shown={value.value} trans={trans} />
            <Parts shown={value.value} trans={trans} model={model} />
          </footer>
        </>
      )}
    </>
  );
}

function Text({
  shown: { text },
  indented,
  trans
}: {
  shown: ShownValue;
  /** Its lines mean something, so they are not wrapped. */
  indented: boolean;
  trans: TranslationBundle;
}): JSX.Element {
  if (text === null) {
    return <p className="jp-LabsteadValue-note">{NULL_WORD}</p>;
  }
  return text === '' ? (
    <p className="jp-LabsteadValue-note">{trans.__('An empty string.')}</p>
  ) : (
    <pre
      className={`jp-LabsteadValue-text${indented ? ' jp-mod-indented' : ''}`}
      tabIndex={0}
    >
      {text}
    </pre>
  );
}

function Size({
  shown: { length },
  trans
}: {
  shown: ShownValue;
  trans: TranslationBundle;
}): JSX.Element {
  return (
    <span>
      {length === null
        ? trans.__('Cut: this relation has no way back to its row.')
        : trans._n('%2 character', '%2 characters', length, fullCount(length))}
    </span>
  );
}

function Parts({
  shown: { part, parts },
  trans,
  model
}: {
  shown: ShownValue;
  trans: TranslationBundle;
  model: ValueModel;
}): JSX.Element | null {
  return parts < 2 ? null : (
    <span className="jp-LabsteadValue-parts">
      <IconButton
        icon={caretLeftIcon}
        label={trans.__('Previous part')}
        disabled={part === 0}
        onClick={() => void model.turnTo(part - 1)}
      />
      {trans.__('part %1 of %2', part + 1, parts)}
      <IconButton
        icon={caretRightIcon}
        label={trans.__('Next part')}
        disabled={part + 1 === parts}
        onClick={() => void model.turnTo(part + 1)}
      />
    </span>
  );
}

function IconButton({
  icon: Icon,
  label,
  onClick,
  disabled = false
}: {
  icon: typeof closeIcon;
  label: string;
  onClick: () => void;
  disabled?: boolean;
}): JSX.Element {
  return (
    <button
      className="jp-LabsteadValue-button"
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon.react tag="span" />
    </button>
  );
}
