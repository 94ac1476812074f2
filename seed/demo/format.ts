/** The file form of the demo company. */
import type { CompanyData } from '../../api/src/seed/company-data.js';

/** JSON with one record a line, so that differences between two versions can be read. */
export function formatCompany(company: CompanyData): string {
  const parts = Object.entries(company).map(([name, content]) => {
    if (!Array.isArray(content)) return `${JSON.stringify(name)}: ${JSON.stringify(content)}`;
    const lines = content.map((record) => JSON.stringify(record)).join(',\n');
    return `${JSON.stringify(name)}: [\n${lines}\n]`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
