// Sets colour scheme and language before the first paint, so that nothing flashes. A file of its own because the
// content security policy allows no inline scripts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const chosen = read('perlen-color-scheme');
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  const language = read('perlen-language') ?? navigator.language;
  document.documentElement.lang = language.toLowerCase().startsWith('de') ? 'de' : 'en';
})();
