import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The attribute by which the key finds the search field of the present page. */
export const searchFieldAttribute = 'data-search-field';

/** "/" puts the cursor into the search field, from anywhere but a text field. */
export function useSearchShortcut(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target))
        return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>(`[${searchFieldAttribute}]`);
      if (field) field.select();
      else void navigate({ to: '/find' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]), textarea, [role=dialog]') !== null
  );
}
