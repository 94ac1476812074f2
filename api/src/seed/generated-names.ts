/** Names for made-up people of large networks: some tens of thousands of different ones, so that searches have work. */

const FIRST_NAMES =
  'Ada Aylin Bela Birte Carla Cem David Dilan Edda Elif Emil Fabian Femke Georg Greta Hannah Henrik Ida Imke Jana Jonas Karim Katja Lars Lena Levin Mara Mateo Mina Nils Noor Olga Oskar Paula Philipp Ronja Samir Selma Tarek Thea Till Ute Veit Wanda Yusuf Zoe'.split(
    ' ',
  );
const STEMS =
  'Adler Alten Amsel Bach Berg Birken Blumen Brand Buchen Burg Dorn Eber Eich Eisen Erlen Falken Feld Finken Forst Garten Gold Grab Hafen Hasel Heid Hirsch Hohen Holz Horn Kalt Kirch Klein Korn Kron Lauter Licht Linden Mohn Moos Muhlen Neu Ober Platen Quell Raben Reb Roden Rosen Sand Schon Sommer Stein Stern Tal Tannen Ulmen Unter Wald Weiden Winter'.split(
    ' ',
  );
const ENDINGS =
  'acker au bach baum beck berg brink dorf feld hagen haus heim hof holt kamp mann meier mark reuter ried stadt stedt stein tal wald'.split(
    ' ',
  );

/** The name of one person of a network; the same seed and number give the same name. */
export function generatedName(seed: number, person: number): string {
  let mixed = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(seed | 0, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = (mixed ^ (mixed >>> 13)) >>> 0;
  const first = FIRST_NAMES[mixed % FIRST_NAMES.length];
  const rest = Math.floor(mixed / FIRST_NAMES.length);
  const stem = STEMS[rest % STEMS.length];
  const ending = ENDINGS[Math.floor(rest / STEMS.length) % ENDINGS.length];
  return `${first} ${stem}${ending}`;
}
