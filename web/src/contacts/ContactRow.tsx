import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import type { MyContactRowFragment, TieSharing } from '../generated/graphql.js';
import { formatList, formatStrength } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { WordChip } from '../ties/WordChip.js';
import { sharings } from './address.js';
import { kindMessages, levelMessages, originMessages, sharingMessages } from './contact-words.js';
import { employerOf } from './person-words.js';
import './messages.js';

/** One of my contacts: who, how well, by what, and who may use the tie. */
export function ContactRow({
  contact,
  isChosen,
  isBusy,
  onPick,
  onShare,
  onRemove,
}: {
  contact: MyContactRowFragment;
  isChosen: boolean;
  isBusy: boolean;
  onPick: (isPicked: boolean, isRange: boolean) => void;
  onShare: (sharing: TieSharing | null) => void;
  onRemove: () => void;
}) {
  const { t, language } = useMessages();
  const { person, sharing, origin } = contact;
  const employer = employerOf(person);
  const isColleague = person.kind === 'EMPLOYEE';
  const kinds = formatList(
    language,
    contact.evidence.map((kind) => t(kindMessages[kind])),
  );
  return (
    <li className="contact-row" data-chosen={isChosen || undefined}>
      <label className="contact-tick">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) =>
            onPick(
              event.target.checked,
              event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
            )
          }
        />
        <span className="visually-hidden">{t('contacts.tick', { name: person.name })}</span>
        <Pearl name={person.name} size={36} tone={isColleague ? 'you' : 'connector'} />
      </label>
      <div className="contact-who">
        <Link to="/people/$id" params={{ id: person.id }} className="contact-name">
          <Name>{person.name}</Name>
        </Link>
        <p className="faint">
          {employer === null ? t('contacts.noEmployer') : <Name longest={70}>{employer}</Name>}
        </p>
      </div>
      <div className="contact-tie">
        <WordChip word={contact.word} />
        <span className="contact-strength" title={t('contacts.strength')}>
          {formatStrength(language, contact.strength)}
        </span>
        <p className="faint">
          {kinds}
          {contact.ownLevel && ` · ${t('contacts.said', { level: t(levelMessages[contact.ownLevel]) })}`}
        </p>
      </div>
      <div className="contact-sharing">
        <select
          className="text-field contact-select"
          data-sharing={sharing}
          aria-label={t('contacts.sharingOf', { name: person.name })}
          value={origin === 'CHOICE' ? sharing : ''}
          disabled={isBusy}
          onChange={(event) => onShare(sharings.find((one) => one === event.target.value) ?? null)}
        >
          <option value="">{t(origin === 'CHOICE' ? 'contacts.noChoice' : sharingMessages[sharing])}</option>
          {sharings
            .filter((one) => !(isColleague && one === 'BLIND'))
            .map((one) => (
              <option key={one} value={one}>
                {origin === 'CHOICE'
                  ? t(sharingMessages[one])
                  : t('contacts.choose', { sharing: t(sharingMessages[one]) })}
              </option>
            ))}
        </select>
        <p className="faint">
          {t(originMessages[origin])}
          {contact.hasPrivateAddress && ` · ${t('contacts.privateAddress')}`}
          {(contact.isBroughtIn || contact.ownLevel) && (
            <>
              {' · '}
              <button
                type="button"
                className="link contact-remove"
                aria-label={t('contacts.remove.name', { name: person.name })}
                onClick={({ currentTarget }) => {
                  neighbourTick(currentTarget)?.focus();
                  onRemove();
                }}
              >
                {t('contacts.remove')}
              </button>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

/** Where the keyboard goes on when the row is gone. */
function neighbourTick(button: HTMLElement): HTMLElement | null | undefined {
  const row = button.closest('li');
  return (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('input');
}
