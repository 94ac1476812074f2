import { IconMoon, IconSun } from '@tabler/icons-react';
import { useColorScheme } from '../design/color-scheme.js';
import { useToast } from '../design/Toasts.js';
import { type Language, useMessages } from '../i18n/i18n.js';

/** The other language and the other brightness, and how to change to them. Both are remembered. */
export function useAppearance(): {
  otherLanguage: Language;
  isDark: boolean;
  changeLanguage: () => void;
  changeBrightness: () => void;
} {
  const { t, language, setLanguage } = useMessages();
  const showToast = useToast();
  const { scheme, setScheme } = useColorScheme();
  const isDark = scheme === 'dark';
  const otherLanguage = language === 'de' ? 'en' : 'de';
  return {
    otherLanguage,
    isDark,
    changeLanguage: () =>
      void setLanguage(otherLanguage).catch(() => showToast({ text: t('problem.offline.body') })),
    changeBrightness: () => setScheme(isDark ? 'light' : 'dark'),
  };
}

/** Language and brightness, each one click away. */
export function AppearanceControls() {
  const { t } = useMessages();
  const { otherLanguage, isDark, changeLanguage, changeBrightness } = useAppearance();
  const brightness = t(isDark ? 'appearance.light' : 'appearance.dark');
  return (
    <>
      <button
        type="button"
        className="icon-button language-button"
        lang={otherLanguage}
        title={t('appearance.language')}
        onClick={changeLanguage}
      >
        {otherLanguage.toUpperCase()}
        <span className="visually-hidden">: {t('appearance.language')}</span>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={brightness}
        title={brightness}
        onClick={changeBrightness}
      >
        {isDark ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />}
      </button>
    </>
  );
}
