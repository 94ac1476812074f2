import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ImportDetailsFragment,
  ImportSettingsDocument,
  ImportsDocument,
  StartImportDocument,
} from '../generated/graphql.js';
import type { ReadingChoice } from './waiting-files.js';

/** Starts an import of what a run has read, for real or as another look, and goes to its page. */
export function useStart(run: ImportDetailsFragment): {
  start: (isDryRun: boolean, changes?: Partial<ReadingChoice>) => Promise<void>;
  isBusy: boolean;
  error: unknown;
} {
  const navigate = useNavigate();
  const [mutate, { loading }] = useMutation(StartImportDocument);
  const [error, setError] = useState<unknown>(null);
  const start = async (isDryRun: boolean, changes: Partial<ReadingChoice> = {}) => {
    const kind = changes.kind ?? run.kind;
    const mapping = changes.mapping === undefined ? run.mapping : changes.mapping;
    setError(null);
    try {
      const { data } = await mutate({
        variables: {
          input: {
            kind,
            upload: run.upload ?? '',
            dryRun: isDryRun,
            ownDomains: kind === 'MAIL' ? [...(changes.ownDomains ?? run.ownDomains)] : null,
            mapping: mapping ? mapping.map(({ column, field }) => ({ column, field })) : null,
          },
        },
        refetchQueries: [ImportsDocument, ImportSettingsDocument],
      });
      if (data) await navigate({ to: '/imports/$id', params: { id: data.startImport.id }, replace: true });
    } catch (failure) {
      setError(failure);
    }
  };
  return { start, isBusy: loading, error };
}
