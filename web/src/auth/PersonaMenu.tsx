import { useQuery } from '@apollo/client/react';
import { IconChevronDown, IconEye, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAppearance } from '../app/AppearanceControls.js';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { PersonasDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { roleMessages } from './roles.js';
import { useSigning, useViewer } from './viewer.js';

/** Who is signed in, with the ways to be somebody else or to leave. */
export function PersonaMenu() {
  const { t } = useMessages();
  const viewer = useViewer();
  const name = viewer.person?.name ?? t('viewer.operator');
  return (
    <Dropdown
      align="end"
      buttonClass="persona-button"
      button={
        <>
          <Pearl name={name} size={30} />
          <span className="persona-button-name" aria-hidden="true">
            <Name longest={22}>{name}</Name>
          </span>
          <IconChevronDown size={15} aria-hidden="true" />
          <span className="visually-hidden">{t('viewer.menu', { name: name.slice(0, 80) })}</span>
        </>
      }
    >
      {(close) => (
        <>
          <div className="dropdown-part persona-menu-me">
            <Name>{name}</Name>
            <span className="faint">{viewer.person?.title}</span>
          </div>
          {viewer.person && (
            <div className="dropdown-part">
              <Link to="/me" className="dropdown-item persona-menu-link" onClick={close}>
                <IconEye size={17} aria-hidden="true" />
                {t('nav.mirror')}
              </Link>
            </div>
          )}
          <OtherPersonas close={close} />
          <Leaving />
        </>
      )}
    </Dropdown>
  );
}

function OtherPersonas({ close }: { close: () => void }) {
  const { t } = useMessages();
  const viewer = useViewer();
  const { signIn } = useSigning();
  const { data } = useQuery(PersonasDocument);
  const others = data?.personas.filter((persona) => persona.person.id !== viewer.person?.id) ?? [];
  if (others.length === 0) return null;
  return (
    <div className="dropdown-part">
      <p className="dropdown-heading">{t('viewer.switch')}</p>
      {others.map(({ person, role }) => (
        <button
          key={person.id}
          type="button"
          className="dropdown-item"
          onClick={() => {
            close();
            void signIn(person.id).catch(() => undefined);
          }}
        >
          <Pearl name={person.name} size={26} />
          <span>
            <Name>{person.name}</Name>
            <span className="persona-menu-role">{t(roleMessages[role])}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

function Leaving() {
  const { t } = useMessages();
  const { signOut } = useSigning();
  const { otherLanguage, isDark, changeLanguage, changeBrightness } = useAppearance();
  const Brightness = isDark ? IconSun : IconMoon;
  return (
    <div className="dropdown-part">
      <button
        type="button"
        className="dropdown-item persona-menu-appearance"
        lang={otherLanguage}
        onClick={changeLanguage}
      >
        <IconLanguage size={17} aria-hidden="true" />
        {t('appearance.language')}
      </button>
      <button type="button" className="dropdown-item persona-menu-appearance" onClick={changeBrightness}>
        <Brightness size={17} aria-hidden="true" />
        {t(isDark ? 'appearance.light' : 'appearance.dark')}
      </button>
      <button type="button" className="dropdown-item" onClick={() => void signOut().catch(() => undefined)}>
        <IconLogout size={17} aria-hidden="true" />
        {t('viewer.signOut')}
      </button>
    </div>
  );
}
