import { expect, it } from 'vitest';
import { registerDocument } from './register-document.js';

it('docs/register.md and docs/register.de.md say what the register holds', async () => {
  await expect(registerDocument('en')).toMatchFileSnapshot('../../../docs/register.md');
  await expect(registerDocument('de')).toMatchFileSnapshot('../../../docs/register.de.md');
});
