import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Application } from '../application.js';
import { PerlenError } from '../graphql/errors.js';
import { publicErrorOf } from './format-error.js';

/** Nothing is answered with what was taken back (decision 20). Throws STORE_UNAVAILABLE where nobody can know. */
export async function beFresh({ live, logger }: Pick<Application, 'live' | 'logger'>): Promise<void> {
  try {
    await live.fresh();
  } catch (error) {
    const { code, message } = publicErrorOf(error);
    if (code === 'INTERNAL') logger.error({ err: error }, 'read model');
    throw new PerlenError(code, message);
  }
}

/** The same for what is no GraphQL: files that come and go. */
export function freshFiles(application: Pick<Application, 'live' | 'logger'>): Router {
  const router = Router();
  const look = (_request: Request, response: Response, next: NextFunction): void => {
    beFresh(application).then(
      () => next(),
      ({ code, message }: PerlenError) =>
        void response.status(503).json({ error: { code, message, problem: null } }),
    );
  };
  for (const address of FILE_ADDRESSES) router.use(address, look);
  return router;
}

/** Pages have other addresses below the same names. */
const FILE_ADDRESSES = [
  '/export',
  '/targets.csv',
  '/imports/files',
  '/imports/:id/refusals.csv',
  '/contacts/files',
] as const;
