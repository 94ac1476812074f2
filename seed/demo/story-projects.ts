/** The projects of the story, with their members set by hand where it matters. */
import type { ProjectData } from '../../api/src/seed/company-data.js';
import type { CrewMaker } from './projects.js';

/** Grauental seen by three departments, the study for Ostrander, and the bridge between the silos. */
export function storyProjects(crews: Pick<CrewMaker, 'choose'>): ProjectData[] {
  return [...grauental(crews), ostrander(crews), cleanRoom(crews), ...bridge(crews)];
}

function grauental(crews: Pick<CrewMaker, 'choose'>): ProjectData[] {
  const organization = 'o-grauental';
  return [
    {
      key: 'p-retrofit-presse-4-fuer-grauental-automotive',
      name: 'Retrofit Presse 4 für Grauental Automotive',
      description:
        'Hydraulik und Bedienung der Ziehpresse 4 erneuert, zwölf Störungsmeldungen abgearbeitet, Stillstand unter zehn Tagen.',
      organization,
      fromOffset: -520,
      toOffset: -300,
      members: [
        ...crews.choose({ 'd-service': 3, 'd-produktion': 1 }, -520, -300, ['e-mueller-thomas']),
        { person: 'c-seifert-mario', role: 'Kundenseite', fromOffset: -520 },
      ],
    },
    {
      key: 'p-rahmenvertrag-ersatzteile-grauental-automotive',
      name: 'Rahmenvertrag Ersatzteile Grauental Automotive',
      description:
        'Feste Preise und Lieferzeiten für drei Jahre; Vertragsrecht und Verhandlungsführung mit dem Einkauf.',
      organization,
      fromOffset: -310,
      toOffset: -150,
      members: crews.choose({ 'd-vertrieb': 2, 'd-verwaltung': 1 }, -310, -150, ['e-hoffmann-claudia']),
    },
    {
      key: 'p-gemeinsame-entwicklung-tuerinnenblech-grauental',
      name: 'Gemeinsame Entwicklung Türinnenblech mit Grauental Automotive',
      description:
        'Hochfestes Blech in einem Hub: Umformtechnik, FEM-Berechnung und Proportionalventile gemeinsam erprobt.',
      organization,
      fromOffset: -430,
      members: [
        ...crews.choose({ 'd-entwicklung': 2, 'd-steuerungstechnik': 1 }, -430, 0, ['e-yildiz-emre']),
        { person: 'c-petrovic-ines', role: 'Kundenseite', fromOffset: -430 },
      ],
    },
  ];
}

function ostrander(crews: Pick<CrewMaker, 'choose'>): ProjectData {
  return {
    key: 'p-machbarkeitsstudie-faserverbundpresse-ostrander',
    name: 'Machbarkeitsstudie Faserverbundpresse für Ostrander Leichtbau',
    description:
      'Versuche mit Faserverbund im Technikum, Prozesssimulation; das Angebot ruht, die Ansprechpartner haben gewechselt.',
    organization: 'o-ostrander',
    fromOffset: -1_020,
    toOffset: -890,
    members: crews.choose({ 'd-anwendungstechnik': 1, 'd-entwicklung': 1 }, -1_020, -890, [
      'e-brandl-felix',
      'e-strobel-henning',
    ]),
  };
}

function cleanRoom(crews: Pick<CrewMaker, 'choose'>): ProjectData {
  return {
    key: 'p-reinraumzelle-fuer-sillenbeck-medizintechnik',
    name: 'Reinraumzelle für Sillenbeck Medizintechnik',
    description:
      'Spritzguss im Reinraum der Klasse 7: Qualifizierung, Versuchsplanung und Vertragsrecht der Medizintechnik.',
    organization: 'o-sillenbeck',
    fromOffset: -560,
    toOffset: -140,
    members: crews.choose(
      {
        'd-anwendungstechnik': 2,
        'd-entwicklung': 2,
        'd-steuerungstechnik': 1,
        'd-vertrieb': 1,
        'd-verwaltung': 1,
      },
      -560,
      -140,
    ),
  };
}

/** Miriam Engel is the only person of Service on projects of Development. */
function bridge(crews: Pick<CrewMaker, 'choose'>): ProjectData[] {
  return [
    {
      key: 'p-servicegerechte-konstruktion',
      name: 'Servicegerechte Konstruktion',
      description:
        'Was im Service an Baugruppen stört, fließt in die nächste Baureihe: Zugänglichkeit, Hydraulik, Ersatzteile.',
      fromOffset: -610,
      members: crews.choose({ 'd-entwicklung': 4 }, -610, 0, ['e-engel-miriam']),
    },
    {
      key: 'p-fehlercodes-in-klartext',
      name: 'Fehlercodes in Klartext',
      description: 'SPS-Meldungen so, dass Servicetechniker sie ohne Handbuch verstehen.',
      fromOffset: -290,
      toOffset: -60,
      members: crews.choose({ 'd-steuerungstechnik': 4 }, -290, -60, ['e-engel-miriam']),
    },
  ];
}
