/** What somebody does at an organization, as far as a title tells. */
export type ContactFunction =
  | 'management'
  | 'purchasing'
  | 'engineering'
  | 'operations'
  | 'it'
  | 'sales'
  | 'finance'
  | 'people'
  | 'other';

/** The order in which functions are shown. */
const contactFunctions: readonly ContactFunction[] = [
  'management',
  'purchasing',
  'engineering',
  'operations',
  'it',
  'sales',
  'finance',
  'people',
  'other',
];

/**
 * The function that a title names, in German or English: what somebody does comes before what rank they have, so that
 * a "Head of Purchasing" is in purchasing; only whoever leads the whole is management. Titles that name none are other.
 */
export function functionOfTitle(title: string | null | undefined): ContactFunction {
  const words = ` ${(title ?? '')
    .slice(0, 500)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** People by the function their title names, in the order of functions; empty ones left out. */
export function byFunction<Contact extends { readonly title?: string | null }>(
  contacts: readonly Contact[],
): { readonly function: ContactFunction; readonly contacts: Contact[] }[] {
  const groups = new Map<ContactFunction, Contact[]>();
  for (const contact of contacts) {
    const found = functionOfTitle(contact.title);
    groups.set(found, [...(groups.get(found) ?? []), contact]);
  }
  return contactFunctions.flatMap((one) => {
    const found = groups.get(one);
    return found ? [{ function: one, contacts: found }] : [];
  });
}

/** Asked one after another: the first that fits names the function. Words are between blanks. */
const rules: readonly (readonly [ContactFunction, RegExp])[] = [
  ['purchasing', /einkauf|einkäufer|beschaffung|purchas|procure|sourcing| buyer | supply chain /u],
  ['people', /personal(?!lage)|human resources| hr |recruit|people (?:lead|manager|partner)|ausbildungs/u],
  ['finance', /finan|controll|buchhalt|accounting| cfo |treasur|kaufmännisch|steuer(?!ung)/u],
  ['it', / it |informatik|software|digital|daten|\bdata\b| cio | ciso |infrastruktur|cyber|system ?admin/u],
  [
    'sales',
    /vertrieb|verkauf| sales |marketing|key account|kommunikation|business development| cmo | cso |kundenbetreu/u,
  ],
  [
    'engineering',
    /entwickl|automatis|automation|prozess|konstrukt|ingenieur|engineer|technisch|technik|technolog| cto |forschung|research| r d |\bdevelop|planung|planer|architekt|projektleit|project manag|labor|versuch/u,
  ],
  [
    'operations',
    /produktion|fertigung|werk(?:s|leit)|instandhalt|betrieb(?!srat)|operations|logistik|logistic|qualität|quality| coo |maintenance|manufactur|lager|montage|plant|umwelt|energie|sicherheit|facility|flotte|fleet/u,
  ],
  [
    'management',
    /geschäftsführ|vorstand|inhaber|managing director| ceo |chief executive|president|präsident|gesellschafter|owner|founder|gründer|general manager|direktor|director|leitung|prokurist|partner/u,
  ],
];
