import { placesFor } from '../app/places.js';
import { useViewer } from '../auth/viewer.js';
import { Modal } from '../design/Modal.js';
import { useMessages } from '../i18n/i18n.js';
import './help.css';
import './messages.js';

/** The keys that work everywhere, in a window. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  const anywhere = [
    { keys: [t('key.control', { key: 'K' })], label: t('help.palette') },
    { keys: ['/'], label: t('help.search') },
    { keys: ['?'], label: t('help.keys') },
    { keys: [t('key.control', { key: 'Z' })], label: t('help.undo') },
    { keys: ['Esc'], label: t('help.close') },
  ];
  return (
    <Modal title={t('help.title')} widthPx={680} onClose={onClose}>
      <div className="keys">
        <section>
          <h3>{t('help.anywhere')}</h3>
          <dl>
            {anywhere.map(({ keys, label }) => (
              <Key key={label} keys={keys} label={label} />
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('help.go')}</h3>
          <dl>
            {placesFor(roles)
              .flatMap(({ places }) => places)
              .map((place) => (
                <Key key={place.to} keys={['g', place.key]} label={t(place.label)} />
              ))}
          </dl>
        </section>
      </div>
      <button type="button" className="button" onClick={onClose}>
        {t('help.close')}
      </button>
    </Modal>
  );
}

function Key({ keys, label }: { keys: readonly string[]; label: string }) {
  const { t } = useMessages();
  const [first, second] = keys;
  return (
    <div className="key-row">
      <dt>
        <kbd>{first}</kbd>
        {second !== undefined && (
          <>
            <span className="visually-hidden">{t('help.then')}</span>
            <kbd>{second}</kbd>
          </>
        )}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
