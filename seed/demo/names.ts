/** Names of people, keys and addresses made from them. */

import { faker as german } from '@faker-js/faker/locale/de';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as italian } from '@faker-js/faker/locale/it';
import { faker as dutch } from '@faker-js/faker/locale/nl';
import { faker as polish } from '@faker-js/faker/locale/pl';
import { faker as swedish } from '@faker-js/faker/locale/sv';
import { happens, oneOf, whole } from './chance.js';

export interface PersonName {
  readonly first: string;
  readonly last: string;
  readonly isFemale: boolean;
}

/** Hands out names so that no two people of the demo have the same one by accident. */
export class NameGiver {
  readonly #taken = new Set<string>();

  /** Marks a name as used; false if somebody has it already. */
  take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  /** A new name as it is usual in the country; Germany, Austria and Switzerland include people from elsewhere. */
  next(country: string): PersonName {
    for (;;) {
      const isFemale = happens(country === 'DE' ? 0.38 : 0.4);
      const name = foreign(country, isFemale) ?? atHome(isFemale);
      if (this.take(`${name.first} ${name.last}`)) return { ...name, isFemale };
    }
  }
}

/** Lower-case Latin letters, digits and hyphens: "Jana Kühn" becomes "jana-kuehn". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'oe')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** "e-kuehn-jana" for employees, "c-..." for contacts. */
export function personKey(prefix: 'e' | 'c', name: { first: string; last: string }): string {
  return `${prefix}-${fold(name.last)}-${fold(name.first)}`;
}

export function address(name: { first: string; last: string }, domain: string): string {
  return `${fold(name.first)}.${fold(name.last)}@${domain}`;
}

const locales: Readonly<Record<string, typeof german>> = {
  FR: french,
  IT: italian,
  NL: dutch,
  PL: polish,
  SE: swedish,
};

function foreign(country: string, isFemale: boolean): { first: string; last: string } | undefined {
  const locale = locales[country];
  if (locale === undefined) return undefined;
  locale.seed(whole(0, 1_000_000_000));
  const sex = isFemale ? 'female' : 'male';
  return { first: locale.person.firstName(sex), last: locale.person.lastName(sex) };
}

function atHome(isFemale: boolean): { first: string; last: string } {
  const pool = isFemale ? femaleNames : maleNames;
  if (happens(0.11)) {
    const [firstFemale, firstMale, last] = oneOf(arrivedNames);
    return { first: isFemale ? firstFemale : firstMale, last };
  }
  const first = happens(0.9) ? oneOf(pool) : german.person.firstName(isFemale ? 'female' : 'male');
  return { first, last: happens(0.72) ? oneOf(lastNames) : german.person.lastName() };
}

const femaleNames =
  words(`Sabine Petra Andrea Claudia Susanne Birgit Monika Heike Martina Anja Nicole Stefanie Katrin
  Silke Kerstin Tanja Melanie Sandra Daniela Julia Anna Laura Lisa Sarah Katharina Christina Jana Lena Marie Sophie
  Hannah Franziska Theresa Eva Ulrike Gabriele Renate Jutta Carola Simone Nadine Vanessa Miriam Judith Bettina Maike
  Wiebke Antje Ines Doreen`);

const maleNames =
  words(`Thomas Michael Andreas Peter Stefan Christian Martin Frank Klaus Jürgen Markus Ralf Uwe Bernd
  Matthias Jens Torsten Dirk Holger Jörg Oliver Sven Alexander Daniel Sebastian Tobias Florian Jan Philipp Felix Lukas
  Jonas Maximilian Simon David Fabian Benjamin Dennis Marcel Carsten Volker Norbert Günter Rainer Wolfgang Hartmut Axel
  Björn Henning Sönke`);

const lastNames =
  words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
  Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Krause Lehmann Köhler
  Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Friedrich Keller Günther
  Frank Berger Winkler Roth Beck Lorenz Baumann Franke Schuster Böhm Kraus Winter Simon Vogt Otto Sommer Groß Seidel
  Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold
  Wolff Pfeiffer Jäger Stein Lindner Bär Köster Döring Rößler Grünewald Büttner Lüders Hübner Mößner`);

const arrivedNames: readonly (readonly [string, string, string])[] = [
  ['Elif', 'Mehmet', 'Kaya'],
  ['Zeynep', 'Can', 'Özdemir'],
  ['Ayşe', 'Murat', 'Çelik'],
  ['Agnieszka', 'Tomasz', 'Kowalski'],
  ['Magdalena', 'Paweł', 'Zieliński'],
  ['Olena', 'Andrij', 'Kowalenko'],
  ['Jelena', 'Goran', 'Marković'],
  ['Ana', 'Ivan', 'Horvat'],
  ['Giulia', 'Marco', 'Rinaldi'],
  ['Priya', 'Arjun', 'Nair'],
  ['Linh', 'Minh', 'Nguyen'],
  ['Ioana', 'Radu', 'Ionescu'],
  ['Carmen', 'Javier', 'Ortega'],
  ['Leila', 'Reza', 'Ahmadi'],
  ['Irina', 'Sergej', 'Wolkow'],
  ['Amina', 'Karim', 'Haddad'],
  ['Eszter', 'Gábor', 'Szabó'],
  ['Hana', 'Ondřej', 'Dvořák'],
];

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
