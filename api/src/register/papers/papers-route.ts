import { type Request, type Response, Router } from 'express';
import type { Context } from '../../graphql/context.js';
import { allowRoute } from '../../policy/guard.js';
import { answering } from '../../server/file-route.js';
import { printed } from '../../workers/printing.js';
import type { PaperFacts } from './paper.js';
import { type PaperName, papers } from './papers.js';

/**
 * GET /council/record-of-processing.pdf, /council/impact-assessment.pdf, /council/works-agreement.pdf: drafts in German,
 * filled from the register. No foreign page may read them. Errors are `{error: {code, message, problem}}`.
 */
export function papersRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  for (const name of NAMES) {
    router.get(`/council/${name}.pdf`, (request, response) => {
      const context = contextOf(request, response);
      return answering(context.application.logger, request, response, async () => {
        allowRoute(context, `GET /council/${name}.pdf`);
        const { make, fileName } = papers[name];
        const pdf = await printed(make(factsOf(context)));
        response.set({
          'Content-Type': 'application/pdf',
          'Content-Disposition': `attachment; filename="Perlen-${fileName}-${context.model.asOf}.pdf"`,
          'Cache-Control': 'no-store',
        });
        response.send(pdf);
      });
    });
  }
  return router;
}

const NAMES: readonly PaperName[] = ['record-of-processing', 'impact-assessment', 'works-agreement'];

const LONGEST_COMPANY = 200;

function factsOf({ application, directory, model }: Context): PaperFacts {
  const day = new Date(`${model.asOf}T00:00:00Z`);
  return {
    company: directory.ownOrganization()?.name.slice(0, LONGEST_COMPANY) ?? null,
    day: day.toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
    isTrial: application.config.mode === 'trial',
    defaultSharing: directory.settings.defaultSharing,
  };
}
