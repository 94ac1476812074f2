import i18next from 'i18next';
import { createContext, createElement, type ReactNode, useContext, useMemo, useState } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import type en from './en.json';

/** The two languages Perlen speaks. */
export type Language = 'de' | 'en';

type WithoutPluralForm<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Every message there is; a plural counts as one. */
export type MessageKey = WithoutPluralForm<keyof typeof en>;

/** What fills the places of a message. `count` chooses the plural form. */
export type MessageValues = Record<string, string | number>;

/** Gives the words of a message in the present language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const storageKey = 'perlen-language';
const dictionaries = {
  de: () => import('./de.json'),
  en: () => import('./en.json'),
} satisfies Record<Language, () => Promise<unknown>>;

/** The language chosen before, else the browser's, else English. */
export function preferredLanguage(
  remembered: string | null = localStorage.getItem(storageKey),
  browserLanguage: string = navigator.language,
): Language {
  return (remembered ?? browserLanguage).toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Loads one language and makes it the present one; only its words are fetched. */
export async function startLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: {},
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  }
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const dictionary = await dictionaries[language]();
    i18next.addResourceBundle(language, 'translation', dictionary.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

const LanguageContext = createContext<(language: Language) => void>(() => {});

/** Gives the pages below the present language and the way to change it. `startLanguage` must have been awaited. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [, setLanguage] = useState(i18next.language);
  const change = useMemo(
    () => (language: Language) => {
      localStorage.setItem(storageKey, language);
      void startLanguage(language).then(() => setLanguage(language));
    },
    [],
  );
  return createElement(
    LanguageContext.Provider,
    { value: change },
    createElement(I18nextProvider, { i18n: i18next }, children),
  );
}

/** The words of the present language, the language itself, and the way to change it. */
export function useMessages(): { t: Translate; language: Language; setLanguage: (next: Language) => void } {
  const { t, i18n } = useTranslation();
  const setLanguage = useContext(LanguageContext);
  return useMemo(
    () => ({
      t: (key, values) => t(key, { ...values }),
      language: i18n.language === 'de' ? 'de' : 'en',
      setLanguage,
    }),
    [t, i18n.language, setLanguage],
  );
}
