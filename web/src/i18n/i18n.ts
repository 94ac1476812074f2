import i18next from 'i18next';
import { createContext, createElement, type ReactNode, useContext, useMemo, useState } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from './words.js';

/** The two languages Perlen speaks. */
export type Language = 'de' | 'en';

type WithoutPluralForm<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Every message there is; a plural counts as one. */
export type MessageKey = WithoutPluralForm<keyof Words>;

/** What fills the places of a message. `count` chooses the plural form. */
export type MessageValues = Record<string, string | number>;

/** Gives the words of a message in the present language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const storageKey = 'perlen-language';

/** Fetches the words of one part of the app. */
type Dictionary = Record<Language, () => Promise<{ default: Record<string, string> }>>;

const dictionaries: Dictionary[] = [{ de: () => import('./de.json'), en: () => import('./en.json') }];

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
  await Promise.all(dictionaries.map((dictionary) => loadWords(dictionary, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/**
 * Adds the words of a part of the app that is fetched on demand. Its `messages.ts` awaits this, so whatever imports
 * that file is not drawn before its words are there. Both languages are known, only the present one is fetched.
 */
export async function addMessages(dictionary: Dictionary): Promise<void> {
  dictionaries.push(dictionary);
  if (i18next.isInitialized) await loadWords(dictionary, i18next.language === 'de' ? 'de' : 'en');
}

const loaded = new Map<Dictionary, Set<Language>>();

async function loadWords(dictionary: Dictionary, language: Language): Promise<void> {
  const languages = loaded.get(dictionary) ?? new Set();
  if (languages.has(language)) return;
  const words = await dictionary[language]();
  i18next.addResourceBundle(language, 'translation', words.default);
  loaded.set(dictionary, languages.add(language));
}

type ChangeLanguage = (language: Language) => Promise<void>;

const LanguageContext = createContext<ChangeLanguage>(async () => {});

/** Gives the pages below the present language and the way to change it. `startLanguage` must have been awaited. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [, setLanguage] = useState(i18next.language);
  const change = useMemo(
    (): ChangeLanguage => async (language) => {
      await startLanguage(language);
      localStorage.setItem(storageKey, language);
      setLanguage(language);
    },
    [],
  );
  return createElement(
    LanguageContext.Provider,
    { value: change },
    createElement(I18nextProvider, { i18n: i18next }, children),
  );
}

/** The words of the present language, the language itself, and the way to change it; that fails where words cannot be fetched. */
export function useMessages(): { t: Translate; language: Language; setLanguage: ChangeLanguage } {
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
