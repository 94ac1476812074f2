/** Who was introduced to whom lately, and who passed whom on. */
import type {
  EmployeeData,
  IntroductionData,
  ReferralData,
  SharingData,
} from '../../api/src/seed/company-data.js';
import { oneOf, shuffled, someOf, startPart, weighted, whole } from './chance.js';
import { fold } from './names.js';
import { pairKey } from './strengths.js';
import type { KnownTie, People } from './words-and-sharing.js';

const reasons = [
  'Wir wollen unser neues Servokonzept vorstellen und suchen ein erstes Gespräch.',
  'Im Frühjahr steht dort eine Investition an; ein kurzer Austausch würde uns sehr helfen.',
  'Ich bereite einen Besuch vor und würde gern wissen, wer dort über Retrofits entscheidet.',
  'Es geht um Rezyklat im Spritzguss, dazu haben wir frische Versuchsergebnisse.',
  'Wir haben eine Frage zu einem Ersatzteil, die nur dort jemand beantworten kann.',
  'Ein gemeinsames Forschungsvorhaben wäre denkbar, ich hätte gern einen ersten Kontakt.',
];

/** Colleagues of the story who must be free to be asked. */
const spared = new Set(['e-kuehn-jana', 'e-jaeger-markus', 'e-koehler-andreas', 'e-strobel-henning']);

/** What the personas find in their boxes. */
const handIntroductions: readonly IntroductionData[] = [
  {
    key: 'i-16-vogt-lena',
    asker: 'e-vogt-lena',
    path: ['e-hoffmann-claudia', 'c-kretschmar-ralf'],
    route: 'NAMED',
    state: 'ASKED',
    message:
      'Ich möchte Grauental unsere Spritzgusszelle zeigen; ein Satz von dir an Herrn Kretschmar würde reichen.',
    askedOffset: -3,
  },
  {
    key: 'i-17-brandl-felix',
    asker: 'e-brandl-felix',
    path: ['e-yildiz-emre', 'c-petrovic-ines'],
    route: 'NAMED',
    state: 'ASKED',
    message:
      'Für ein Leichtbauthema würde ich Frau Petrović gern kennenlernen. Magst du uns zusammenbringen?',
    askedOffset: -5,
  },
  {
    key: 'i-18-vogt-lena',
    asker: 'e-vogt-lena',
    path: ['e-weiss-reinhold', 'c-tammen-gerd'],
    route: 'NAMED',
    state: 'ACCEPTED',
    message: 'Bevor du in den Ruhestand gehst: stellst du mich Herrn Tammen vor?',
    askedOffset: -30,
    closedOffset: -27,
  },
];

/** Eighteen introductions of the last 90 days in every state; a few colleagues were asked several times. */
export function makeIntroductions(
  ties: readonly KnownTie[],
  sharing: readonly SharingData[],
  people: People,
): IntroductionData[] {
  startPart(12);
  const levels = new Map(sharing.map((one) => [pairKey(one.employee, one.other), one.level]));
  const levelOf = (tie: KnownTie): SharingData['level'] | undefined =>
    levels.get(pairKey(tie.employee, tie.other));
  const usable = ties.filter(
    (tie) => tie.isOutside && tie.other.startsWith('c-') && tie.strength >= 0.2 && !spared.has(tie.employee),
  );
  const often = usable.filter(
    (tie) => ['e-weiss-reinhold', 'e-hoffmann-claudia'].includes(tie.employee) && levelOf(tie) === 'NAMED',
  );
  const askable = usable.filter((tie) => levelOf(tie) === 'NAMED' && !often.includes(tie));
  const blind = usable.filter((tie) => levelOf(tie) === 'BLIND');
  const chosen = [...someOf(often, 3), ...someOf(askable, 9), ...someOf(blind, 3)];
  const askers = [...people.employees.values()].filter(isAsker);
  const byChance = shuffled(chosen).map((tie, index) => {
    const asker = oneOf(askers.filter((one) => one.key !== tie.employee && !knows(one.key, tie.other, ties)));
    return introduction(index + 1, asker.key, tie, levelOf(tie) === 'BLIND' ? 'OFFER' : 'NAMED');
  });
  return [...byChance, ...handIntroductions];
}

/** Contacts whom one employee passed on to another, as the CRM noted. */
export function makeReferrals(ties: readonly KnownTie[]): ReferralData[] {
  startPart(13);
  const outside = ties.filter((tie) => tie.isOutside && tie.other.startsWith('c-'));
  const strong = shuffled(outside.filter((tie) => tie.strength >= 0.35));
  const referrals: ReferralData[] = [];
  for (const tie of strong) {
    const weaker = outside.find((one) => one.other === tie.other && one.strength < tie.strength);
    if (weaker === undefined) continue;
    referrals.push({
      by: tie.employee,
      referred: tie.other,
      to: weaker.employee,
      dayOffset: -whole(10, 1_000),
      source: 'crm',
    });
    if (referrals.length === 26) break;
  }
  return referrals.sort((one, other) => one.dayOffset - other.dayOffset || (one.by < other.by ? -1 : 1));
}

function introduction(
  number: number,
  asker: string,
  tie: KnownTie,
  route: IntroductionData['route'],
): IntroductionData {
  const state = weighted([
    [35, 'ASKED'],
    [40, 'ACCEPTED'],
    [17, 'DECLINED'],
    [8, 'WITHDRAWN'],
  ] as const);
  const askedOffset = -(state === 'ASKED' ? whole(1, 18) : whole(8, 86));
  const key = `i-${String(number).padStart(2, '0')}-${fold(asker.slice(2))}`;
  return {
    key,
    asker,
    path: [tie.employee, tie.other],
    route,
    state,
    message: oneOf(reasons),
    askedOffset,
    ...(state === 'ASKED' ? {} : { closedOffset: Math.min(0, askedOffset + whole(0, 7)) }),
  };
}

function isAsker(employee: EmployeeData): boolean {
  return (
    ['d-vertrieb', 'd-anwendungstechnik', 'd-entwicklung'].includes(employee.department) &&
    (employee.leftOffset ?? 1) > 0 &&
    employee.joinedOffset < -200
  );
}

function knows(employee: string, other: string, ties: readonly KnownTie[]): boolean {
  return ties.some((tie) => tie.employee === employee && tie.other === other && tie.strength >= 0.2);
}
