/** What the company works on: kinds of projects for others, and its own projects by name. */

/** How many people of which department. */
export type Crew = Readonly<Record<string, number>>;

export interface ProjectKind {
  /** `{n}` is a machine's number, `{organization}` the short name. */
  readonly name: string;
  readonly description: string;
  readonly crew: Crew;
  readonly minDays: number;
  readonly maxDays: number;
  /** The customer sends somebody who works along. */
  readonly hasGuest?: boolean;
}

/** No kind has Service together with Entwicklung or Steuerungstechnik: these are the two silos of the story. */
export const customerKinds: readonly ProjectKind[] = [
  {
    name: 'Retrofit Presse {n} für {organization}',
    description:
      'Hydraulik, Ventilblöcke und Bedienung einer Ziehpresse aus den Neunzigern erneuert; Stillstand auf zwei Wochenenden begrenzt.',
    crew: { 'd-service': 4, 'd-vertrieb': 1, 'd-produktion': 1, 'd-einkauf': 1 },
    minDays: 120,
    maxDays: 300,
  },
  {
    name: 'Servopresse {n} für {organization}',
    description:
      'Neue Servopresse mit Energiespeicher, Umformtechnik für hochfeste Bleche, Abnahme nach Maschinenrichtlinie.',
    crew: {
      'd-entwicklung': 3,
      'd-steuerungstechnik': 2,
      'd-vertrieb': 1,
      'd-produktion': 2,
      'd-einkauf': 1,
    },
    minDays: 260,
    maxDays: 520,
    hasGuest: true,
  },
  {
    name: 'Spritzgusszelle {n} für {organization}',
    description:
      'Spritzguss mit Heißkanalwerkzeug und Entnahme durch Roboter; Rezyklatanteil von dreißig Prozent im Serienlauf nachgewiesen.',
    crew: { 'd-anwendungstechnik': 2, 'd-steuerungstechnik': 2, 'd-vertrieb': 1, 'd-produktion': 1 },
    minDays: 180,
    maxDays: 400,
    hasGuest: true,
  },
  {
    name: 'Leckagesuche Presse {n} bei {organization}',
    description:
      'Wiederkehrender Ölverlust an der Hydraulik; Ursache mit Ölanalyse und Schwingungsanalyse gefunden und behoben.',
    crew: { 'd-service': 3, 'd-produktion': 1 },
    minDays: 60,
    maxDays: 160,
  },
  {
    name: 'Fernwartung für {organization}',
    description:
      'Fernwartung und Ersatzteillogistik für den ganzen Maschinenpark, Reaktionszeit vertraglich zugesagt.',
    crew: { 'd-service': 3, 'd-vertrieb': 1, 'd-verwaltung': 1 },
    minDays: 200,
    maxDays: 600,
  },
  {
    name: 'Roboterentladung Linie {n} für {organization}',
    description:
      'Bildverarbeitung erkennt lose Teile, Roboter stapelt; SPS-Programmierung und Funktionale Sicherheit aus einer Hand.',
    crew: { 'd-steuerungstechnik': 3, 'd-anwendungstechnik': 1, 'd-vertrieb': 1 },
    minDays: 120,
    maxDays: 300,
    hasGuest: true,
  },
  {
    name: 'Umzug Presse {n} bei {organization}',
    description:
      'Demontage, Schwertransport und Wiederinbetriebnahme in einer neuen Halle, mit Schulung der Bediener.',
    crew: { 'd-service': 4, 'd-produktion': 2, 'd-vertrieb': 1 },
    minDays: 90,
    maxDays: 200,
  },
  {
    name: 'Werkzeugkonzept {n} für {organization}',
    description:
      'Werkzeugauslegung mit Prozesssimulation, Zerspanung der Formeinsätze im eigenen Werkzeugbau.',
    crew: { 'd-anwendungstechnik': 2, 'd-produktion': 2, 'd-vertrieb': 1 },
    minDays: 90,
    maxDays: 240,
    hasGuest: true,
  },
  {
    name: 'Prüfzelle {n} für {organization}',
    description:
      'Umformen und Prüfen in einer Zelle: Messtechnik, Toleranzmanagement und Versuchsplanung gemeinsam mit dem Kunden.',
    crew: {
      'd-entwicklung': 2,
      'd-anwendungstechnik': 2,
      'd-steuerungstechnik': 1,
      'd-vertrieb': 1,
      'd-verwaltung': 1,
    },
    minDays: 240,
    maxDays: 480,
    hasGuest: true,
  },
];

export const prospectKinds: readonly ProjectKind[] = [
  {
    name: 'Machbarkeitsstudie Umformen für {organization}',
    description:
      'Versuche im Technikum, Prozesssimulation und ein Angebot, über das noch nicht entschieden ist.',
    crew: { 'd-anwendungstechnik': 2, 'd-vertrieb': 1, 'd-entwicklung': 1 },
    minDays: 60,
    maxDays: 150,
  },
  {
    name: 'Angebot Spritzgusslinie für {organization}',
    description:
      'Ausschreibung mit Vertragsrecht, Leasing und Angebotskalkulation; zweiter Platz, Kontakt gehalten.',
    crew: { 'd-vertrieb': 2, 'd-anwendungstechnik': 1, 'd-verwaltung': 1 },
    minDays: 60,
    maxDays: 140,
  },
];

export const supplierKinds: readonly ProjectKind[] = [
  {
    name: 'Zweitquelle mit {organization}',
    description:
      'Zweiter Lieferant für ein Engpassteil aufgebaut: Lieferantenentwicklung, Erstmuster, Rahmenvertrag.',
    crew: { 'd-einkauf': 3, 'd-produktion': 1, 'd-entwicklung': 1 },
    minDays: 150,
    maxDays: 320,
    hasGuest: true,
  },
  {
    name: 'Qualitätsoffensive mit {organization}',
    description:
      'Six Sigma über die Werksgrenze: Ausschuss bei Zulieferteilen halbiert, Messtechnik abgeglichen.',
    crew: { 'd-einkauf': 2, 'd-produktion': 3 },
    minDays: 120,
    maxDays: 260,
    hasGuest: true,
  },
];

export const partnerKinds: readonly ProjectKind[] = [
  {
    name: 'Forschungsvorhaben mit {organization}',
    description:
      'Gefördertes Vorhaben zu Faserverbund und Zustandsüberwachung; Ergebnisse frei für beide Seiten.',
    crew: { 'd-entwicklung': 3, 'd-steuerungstechnik': 2 },
    minDays: 350,
    maxDays: 700,
    hasGuest: true,
  },
  {
    name: 'Schulungsreihe mit {organization}',
    description: 'Kundenschulung neu gedacht: kurze Einheiten zu Hydraulik, SPS und Arbeitssicherheit.',
    crew: { 'd-service': 2, 'd-vertrieb': 1, 'd-verwaltung': 1 },
    minDays: 120,
    maxDays: 260,
  },
];

/** The company's own projects: name, description, crew, days. */
export const ownProjects: readonly ProjectKind[] = [
  {
    name: 'Leises Aggregat',
    description: 'Hydraulik mit drehzahlgeregelter Pumpe: acht Dezibel leiser, ein Viertel weniger Strom.',
    crew: { 'd-entwicklung': 4, 'd-steuerungstechnik': 1, 'd-einkauf': 1 },
    minDays: 380,
    maxDays: 500,
  },
  {
    name: 'Baukasten Servopresse',
    description:
      'Drei Baugrößen aus gemeinsamen Modulen; FEM-Berechnung, Toleranzmanagement, Patentanmeldung.',
    crew: { 'd-entwicklung': 5, 'd-steuerungstechnik': 2, 'd-produktion': 1 },
    minDays: 500,
    maxDays: 700,
  },
  {
    name: 'Einheitliche Steuerung 2.0',
    description:
      'Eine SPS-Programmierung für alle Maschinen, OPC UA nach außen, IT-Sicherheit von Anfang an.',
    crew: { 'd-steuerungstechnik': 5, 'd-entwicklung': 1, 'd-verwaltung': 1 },
    minDays: 420,
    maxDays: 640,
  },
  {
    name: 'ERP-Einführung',
    description: 'Ablösung von elf Insellösungen; Stammdaten bereinigt, Schulung aller Abteilungen.',
    crew: { 'd-verwaltung': 4, 'd-einkauf': 2, 'd-produktion': 1, 'd-vertrieb': 2 },
    minDays: 500,
    maxDays: 720,
  },
  {
    name: 'Lieferkettengesetz umsetzen',
    description: 'Risiken bei Lieferanten erfassen, Vertragsrecht anpassen, Berichtspflicht erfüllen.',
    crew: { 'd-einkauf': 3, 'd-verwaltung': 2 },
    minDays: 180,
    maxDays: 300,
  },
  {
    name: 'Montagehalle 3',
    description: 'Lean Production auf der grünen Wiese: Materialfluss, Krananlagen, Fertigungsplanung.',
    crew: { 'd-produktion': 5, 'd-einkauf': 1, 'd-verwaltung': 1 },
    minDays: 300,
    maxDays: 480,
  },
  {
    name: 'Messeauftritt Umformforum',
    description: 'Stand, Vorführmaschine und Vortragsreihe; hundertvierzig Gespräche in vier Tagen.',
    crew: { 'd-vertrieb': 4, 'd-anwendungstechnik': 2, 'd-produktion': 1 },
    minDays: 120,
    maxDays: 200,
  },
  {
    name: 'Ersatzteilshop',
    description: 'Ersatzteile im Netz bestellen, mit Zeichnungen und Lieferzeit.',
    crew: { 'd-service': 3, 'd-verwaltung': 2, 'd-einkauf': 1 },
    minDays: 240,
    maxDays: 400,
  },
  {
    name: 'Wissensübergabe Generation Presse',
    description: 'Erfahrene Kolleginnen und Kollegen geben weiter, was in keiner Akte steht.',
    crew: { 'd-service': 3, 'd-produktion': 2, 'd-verwaltung': 1 },
    minDays: 200,
    maxDays: 320,
  },
  {
    name: 'Rezyklat im Technikum',
    description: 'Versuchsreihe Spritzguss mit Rezyklat; Datenblätter für den Vertrieb.',
    crew: { 'd-anwendungstechnik': 3, 'd-produktion': 1, 'd-vertrieb': 1 },
    minDays: 160,
    maxDays: 280,
  },
  {
    name: 'Arbeitssicherheit am Prüfstand',
    description: 'Gefährdungsbeurteilung, neue Schutztüren, Unterweisung in vier Sprachen.',
    crew: { 'd-produktion': 3, 'd-verwaltung': 1, 'd-anwendungstechnik': 1 },
    minDays: 80,
    maxDays: 160,
  },
  {
    name: 'Zustandsüberwachung in der Cloud',
    description: 'Sensoren, Datenmodell und Oberfläche; Datenschutz mit dem Betriebsrat vereinbart.',
    crew: { 'd-steuerungstechnik': 4, 'd-verwaltung': 1, 'd-vertrieb': 1 },
    minDays: 300,
    maxDays: 460,
  },
  {
    name: 'Ausbildungswerkstatt',
    description: 'Ausbildung von Lehrlingen in Zerspanung, Mechatronik und SPS unter einem Dach.',
    crew: { 'd-produktion': 3, 'd-verwaltung': 2 },
    minDays: 240,
    maxDays: 420,
  },
];
