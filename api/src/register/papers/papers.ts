import { impactAssessment } from './impact-assessment.js';
import type { Paper, PaperFacts } from './paper.js';
import { recordOfProcessing } from './record-of-processing.js';
import { worksAgreement } from './works-agreement.js';

/** The papers there are, by the name of their file. */
export const papers = {
  'record-of-processing': { make: recordOfProcessing, fileName: 'Verarbeitungsverzeichnis' },
  'impact-assessment': { make: impactAssessment, fileName: 'Folgenabschaetzung' },
  'works-agreement': { make: worksAgreement, fileName: 'Betriebsvereinbarung' },
} as const satisfies Record<
  string,
  { readonly make: (facts: PaperFacts) => Paper; readonly fileName: string }
>;

export type PaperName = keyof typeof papers;
