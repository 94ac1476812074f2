import { addMessages } from '../i18n/i18n.js';

await addMessages({ de: () => import('./messages.de.json'), en: () => import('./messages.en.json') });
