import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { ToastProvider } from '../design/Toasts.js';
import { LanguageProvider } from '../i18n/i18n.js';
import type { AppRouter } from './router.js';

/** Everything the pages rely on, around the pages. */
export function App({ client, router }: { client: ApolloClient; router: AppRouter }) {
  return (
    <ApolloProvider client={client}>
      <LanguageProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </LanguageProvider>
    </ApolloProvider>
  );
}
