import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';

/** Where `npm run build` puts the web app; the same path leads there from src and from dist. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Headers of every answer. Nothing is loaded from a foreign host and nothing that stands in a page itself is run or
 * taken for a style. Over TLS browsers are told to come back over TLS alone, for a year.
 */
export function securityHeaders() {
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    protect(request, response, next);
  };
}

/**
 * Serves the built web app: its files, and its one page at every other address. The page's styles that libraries write
 * at run time are let through by a nonce, which is another one in every answer.
 */
export function serveWebApp(app: Express): void {
  app.use(
    '/assets',
    express.static(join(WEB_FOLDER, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(WEB_FOLDER, { index: false, maxAge: 0 }));
  app.get(/.*/, async (_request, response) => {
    const page = await readFile(join(WEB_FOLDER, 'index.html'), 'utf8').catch(() => null);
    if (page === null) {
      response.status(503).type('text').send('The web app is not built yet: run npm run build.');
      return;
    }
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response.setHeader('Content-Security-Policy', policyWithStyleNonce(nonce));
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page.replaceAll(NONCE_PLACE, nonce));
  });
}

/** What stands in web/index.html where the nonce goes. */
const NONCE_PLACE = '__style-nonce__';
const NONCE_BYTES = 16;

const DIRECTIVES = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

function policyWithStyleNonce(nonce: string): string {
  const directives = { ...DIRECTIVES, styleSrc: [...DIRECTIVES.styleSrc, `'nonce-${nonce}'`] };
  return Object.entries(directives)
    .map(([name, sources]) => `${kebab(name)} ${sources.join(' ')}`)
    .join('; ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
