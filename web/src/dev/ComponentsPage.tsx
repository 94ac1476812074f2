import { useState } from 'react';
import { Choices } from '../design/Choices.js';
import { Dropdown } from '../design/Dropdown.js';
import { Modal } from '../design/Modal.js';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { HangingString, Logo, Pearl, type PearlTone, Thread } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import type { TieWord } from '../generated/graphql.js';
import { WordChip } from '../ties/WordChip.js';
import './components.css';

/** Every piece the pages are made of, in all its states; for development, never built into the product. */
export function ComponentsPage() {
  return (
    <div className="specimens">
      <PageHead
        title="Components"
        lead="What the pages are made of. Change it here, and it changes everywhere."
      />
      <Tokens />
      <Pearls />
      <Controls />
      <Words />
      <States />
    </div>
  );
}

const colours = [
  'ground',
  'surface',
  'surface-quiet',
  'surface-hover',
  'line',
  'line-strong',
  'ink',
  'ink-soft',
  'ink-faint',
  'accent',
  'accent-wash',
  'accent-line',
  'warn',
  'warn-wash',
  'danger',
  'danger-wash',
  'thread',
];
const sizes = ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];

function Tokens() {
  return (
    <section>
      <h2>Tokens</h2>
      <ul className="specimen-colours">
        {colours.map((name) => (
          <li key={name}>
            <span style={{ background: `var(--${name})` }} />
            {name}
          </li>
        ))}
      </ul>
      {sizes.map((size) => (
        <p key={size} style={{ fontSize: `var(--text-${size})` }}>
          text-{size}: Wer kennt Sabine Weber?
        </p>
      ))}
    </section>
  );
}

const tones: readonly PearlTone[] = ['connector', 'you', 'target', 'missing'];
const words: readonly TieWord[] = ['STRONG', 'MEDIUM', 'WEAK'];

function Pearls() {
  return (
    <section>
      <h2>Pearls</h2>
      <div className="specimen-row">
        <Logo size={40} />
        {tones.map((tone) => (
          <Pearl key={tone} name="Jana Kühn" tone={tone} size={44} />
        ))}
        {[18, 28, 36, 64].map((size) => (
          <Pearl key={size} name="Sabine Weber" size={size} tone="target" />
        ))}
        {words.map((word) => (
          <span key={word} style={{ width: 60 }}>
            <Thread word={word} />
          </span>
        ))}
        {words.map((word) => (
          <WordChip key={word} word={word} />
        ))}
      </div>
      <HangingString />
      <HangingString isOpen count={6} />
    </section>
  );
}

function Controls() {
  const [choice, setChoice] = useState<'one' | 'two'>('one');
  const [isOpen, setIsOpen] = useState(false);
  const showToast = useToast();
  return (
    <section>
      <h2>Controls</h2>
      <div className="specimen-row">
        <button type="button" className="button button-primary button-large">
          Large primary
        </button>
        <button type="button" className="button button-primary">
          Primary
        </button>
        <button type="button" className="button" onClick={() => setIsOpen(true)}>
          Opens a window
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() =>
            showToast({ text: 'Done', action: { label: 'Undo', run: () => showToast({ text: 'Undone' }) } })
          }
        >
          Shows a message
        </button>
        <button type="button" className="button" disabled>
          Disabled
        </button>
        <button type="button" className="link">
          A link
        </button>
        <span className="chip">chip</span>
        <kbd>Ctrl K</kbd>
        <input className="text-field" aria-label="Text field" placeholder="Text field" />
        <Choices
          label="Choices"
          options={[
            { value: 'one', label: 'One' },
            { value: 'two', label: 'Two' },
          ]}
          value={choice}
          onChange={setChoice}
        />
        <Dropdown buttonClass="button" button="Dropdown">
          {(close) => (
            <button type="button" className="dropdown-item" onClick={close}>
              An item
            </button>
          )}
        </Dropdown>
      </div>
      {isOpen && (
        <Modal title="A window" widthPx={420} onClose={() => setIsOpen(false)}>
          <p>It keeps the focus until it is closed.</p>
        </Modal>
      )}
    </section>
  );
}

function Words() {
  return (
    <section>
      <h2>Names from outside</h2>
      <p>
        <Name>{'<b>Not bold</b> =cmd|’ /C calc’!A0'}</Name>
      </p>
      <p>
        <Name>{'Maximiliane von und zu Wolkenstein-Hohenfels '.repeat(6)}</Name>
      </p>
      <p>
        <Name>{'مها السعيد'}</Name> and what follows
      </p>
      <p>
        <Name>{'👩‍👩‍👧‍👦 Család'}</Name>
      </p>
    </section>
  );
}

function States() {
  return (
    <section>
      <h2>States</h2>
      <div className="skeleton" style={{ height: 48 }} />
      <p className="notice">A notice that asks for attention.</p>
      <p className="notice" data-tone="danger">
        A notice of something that went wrong.
      </p>
      <ProblemLine error={new TypeError('offline')} />
      <div className="card">
        <Problem isPart error={new TypeError('offline')} onRetry={() => undefined} />
      </div>
      <div className="card empty">
        <HangingString isOpen />
        <h2>Nothing here yet</h2>
        <p>And what to do about it.</p>
        <button type="button" className="button">
          Do it
        </button>
      </div>
    </section>
  );
}
