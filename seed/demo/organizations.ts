/** The own company, its departments and the sixty organizations around it. All of them are made up. */
import type { DepartmentData, OrganizationData } from '../../api/src/seed/company-data.js';

export const ownDomain = 'brachwald.example';

export const departments: readonly DepartmentData[] = [
  { key: 'd-geschaeftsleitung', name: { de: 'Geschäftsleitung', en: 'Management' } },
  { key: 'd-vertrieb', name: { de: 'Vertrieb', en: 'Sales' } },
  {
    key: 'd-anwendungstechnik',
    name: { de: 'Anwendungstechnik', en: 'Application Engineering' },
    parent: 'd-vertrieb',
  },
  { key: 'd-service', name: { de: 'Service', en: 'Service' } },
  { key: 'd-entwicklung', name: { de: 'Entwicklung', en: 'Development' } },
  {
    key: 'd-steuerungstechnik',
    name: { de: 'Steuerungstechnik', en: 'Control Engineering' },
    parent: 'd-entwicklung',
  },
  { key: 'd-einkauf', name: { de: 'Einkauf', en: 'Purchasing' } },
  { key: 'd-produktion', name: { de: 'Produktion', en: 'Production' } },
  { key: 'd-verwaltung', name: { de: 'Verwaltung und IT', en: 'Administration and IT' } },
];

type Stage = OrganizationData['stage'];

/** An organization before it has an account owner. */
export interface OrganizationSeed extends Omit<OrganizationData, 'accountOwner'> {
  /** How many contacts chance gives it; the story adds its own. */
  readonly contactCount: number;
}

/** The name without its legal form: "Vossbrink Kunststofftechnik". */
export function shortName(organization: { readonly name: string }): string {
  return organization.name.replace(
    / (GmbH & Co\. KG|GmbH|AG|SE|KG|e\. V\.|S\.p\.A\.|SAS|B\.V\.|AB|Sp\. z o\.o\.)$/,
    '',
  );
}

/** Key, name, city, country, count of contacts by chance, stage by stage. */
type Row = readonly [key: string, name: string, city: string, country: string, contactCount: number];

const rows: Readonly<Record<Stage, readonly Row[]>> = {
  OWN: [['brachwald', 'Brachwald Maschinenbau GmbH', 'Frankfurt am Main', 'DE', 0]],
  CUSTOMER: [
    ['grauental', 'Grauental Automotive GmbH', 'Zwickau', 'DE', 4],
    ['wiesmoorer', 'Wiesmoorer Verpackungswerke GmbH', 'Oldenburg', 'DE', 8],
    ['karstfels', 'Karstfels Armaturen AG', 'Ulm', 'DE', 8],
    ['elbmarsch', 'Elbmarsch Landtechnik GmbH', 'Stade', 'DE', 7],
    ['hellberg-haus', 'Hellbergsche Hausgeräte GmbH & Co. KG', 'Gütersloh', 'DE', 9],
    ['morrwig', 'Morrwig Fahrzeugteile GmbH', 'Chemnitz', 'DE', 12],
    ['sillenbeck', 'Sillenbeck Medizintechnik GmbH', 'Tuttlingen', 'DE', 12],
    ['tannhofer', 'Tannhofer Sanitär GmbH', 'Rottweil', 'DE', 9],
    ['auerwinkel', 'Auerwinkel Elektrotechnik AG', 'Regensburg', 'DE', 13],
    ['drostenau', 'Drostenau Werkzeugbau GmbH', 'Lüdenscheid', 'DE', 9],
    ['quellmoos', 'Quellmoos Getränke GmbH', 'Kempten', 'DE', 8],
    ['habichtsried', 'Habichtsried Optik GmbH', 'Jena', 'DE', 9],
    ['lerchenfurt', 'Lerchenfurt Bahntechnik GmbH', 'Kassel', 'DE', 12],
    ['steinhorst-guss', 'Steinhorster Gusswerke GmbH', 'Salzgitter', 'DE', 9],
    ['almbruck', 'Almbruck Sportgeräte GmbH', 'Innsbruck', 'AT', 8],
    ['rappenegg', 'Rappenegg Präzision AG', 'Winterthur', 'CH', 9],
    ['bressance', 'Bressance Emballages SAS', 'Lyon', 'FR', 8],
    ['valdoria', 'Valdoria Componenti S.p.A.', 'Brescia', 'IT', 9],
    ['zielony-mlyn', 'Zielony Młyn Sp. z o.o.', 'Wrocław', 'PL', 8],
    ['oosterveld', 'Oosterveld Kunststoffen B.V.', 'Eindhoven', 'NL', 8],
  ],
  PROSPECT: [
    ['vossbrink', 'Vossbrink Kunststofftechnik AG', 'Münster', 'DE', 2],
    ['tiefenau', 'Tiefenau Getriebewerke AG', 'Schweinfurt', 'DE', 1],
    ['ostrander', 'Ostrander Leichtbau SE', 'Augsburg', 'DE', 1],
    ['nordhalm', 'Nordhalm Pumpen GmbH', 'Kiel', 'DE', 1],
    ['falkenloh', 'Falkenloh Batteriesysteme GmbH', 'Erfurt', 'DE', 7],
    ['brunnader', 'Brunnader Wärmepumpen GmbH', 'Linz', 'AT', 6],
    ['ginsterhof', 'Ginsterhof Naturkost GmbH', 'Freiburg', 'DE', 4],
    ['wolkramshain', 'Wolkramshain Luftfahrtteile GmbH', 'Bremen', 'DE', 7],
    ['selkenried', 'Selkenried Filtertechnik GmbH', 'Mannheim', 'DE', 6],
    ['uferau', 'Uferau Bootsbau KG', 'Rostock', 'DE', 4],
    ['kirnwalder', 'Kirnwalder Uhrenwerke AG', 'Schaffhausen', 'CH', 5],
    ['pfrontach', 'Pfrontach Solartechnik GmbH', 'Dresden', 'DE', 6],
    ['dunkelsteig', 'Dunkelsteig Bergbautechnik GmbH', 'Bochum', 'DE', 5],
    ['montferran', 'Montferran Mobilité SAS', 'Nantes', 'FR', 5],
    ['hasselmoor', 'Hasselmoor Spielwaren GmbH', 'Nürnberg', 'DE', 5],
    ['ravenskog', 'Ravenskog Trä AB', 'Jönköping', 'SE', 4],
  ],
  PARTNER: [
    ['verband-umform', 'Fachverband Umformtechnik Mitte e. V.', 'Hannover', 'DE', 4],
    ['institut-leichtbau', 'Institut für Leichtbau Hohenwies e. V.', 'Aachen', 'DE', 4],
    ['campus-ems', 'Technologiecampus Emsbrück e. V.', 'Lingen', 'DE', 5],
    ['robotik-sieben', 'Siebenwind Robotik GmbH', 'Karlsruhe', 'DE', 6],
    ['pruefstelle', 'Prüfstelle Weserlohe GmbH', 'Bielefeld', 'DE', 5],
    ['kontor-asien', 'Handelskontor Fernbrück GmbH', 'Hamburg', 'DE', 5],
    ['schulung-rhein', 'Schulungswerk Rheinaue GmbH', 'Koblenz', 'DE', 4],
    ['digital-lahn', 'Lahnblick Digital GmbH', 'Gießen', 'DE', 5],
  ],
  SUPPLIER: [
    ['hydro-kessel', 'Kesselgrund Hydraulik GmbH', 'Ravensburg', 'DE', 7],
    ['stahl-ruhrau', 'Ruhrauer Stahlhandel GmbH', 'Duisburg', 'DE', 6],
    ['sensor-mainz', 'Taubenried Sensorik GmbH', 'Mainz', 'DE', 6],
    ['schalt-eder', 'Ederquell Schaltschrankbau GmbH', 'Fulda', 'DE', 6],
    ['guss-brenna', 'Fonderia Brennara S.p.A.', 'Bergamo', 'IT', 5],
    ['pumpen-oder', 'Oderwitz Aggregate GmbH', 'Görlitz', 'DE', 5],
    ['lager-svea', 'Sveahult Lager AB', 'Göteborg', 'SE', 5],
    ['werkz-zabrze', 'Brzezina Narzędzia Sp. z o.o.', 'Zabrze', 'PL', 5],
    ['dichtung-harz', 'Harzbuche Dichtungen KG', 'Goslar', 'DE', 5],
    ['spedition-nidda', 'Niddatal Schwerlast GmbH', 'Hanau', 'DE', 5],
    ['antrieb-jagst', 'Jagsthöhe Antriebe GmbH', 'Crailsheim', 'DE', 6],
  ],
  FORMER: [
    ['blechwerk-saale', 'Saalegrund Blechwerke GmbH', 'Halle (Saale)', 'DE', 4],
    ['porzellan', 'Weidenthaler Porzellan GmbH', 'Selb', 'DE', 4],
    ['phono-taunus', 'Taunuswald Phono GmbH', 'Wiesbaden', 'DE', 3],
    ['draht-sauer', 'Sauerbach Drahtwaren KG', 'Iserlohn', 'DE', 4],
    ['papier-ijssel', 'IJsselrand Papier B.V.', 'Zwolle', 'NL', 3],
  ],
};

export const organizationSeeds: readonly OrganizationSeed[] = Object.entries(rows).flatMap(
  ([stage, ofStage]) =>
    ofStage.map(([key, name, city, country, contactCount]) => ({
      key: `o-${key}`,
      name,
      domain: `${key}.example`,
      city,
      country,
      stage: asStage(stage),
      contactCount,
    })),
);

function asStage(text: string): Stage {
  const stage = (['OWN', 'CUSTOMER', 'PROSPECT', 'PARTNER', 'SUPPLIER', 'FORMER'] as const).find(
    (one) => one === text,
  );
  if (stage === undefined) throw new Error(`No stage of an organization: ${text}`);
  return stage;
}
