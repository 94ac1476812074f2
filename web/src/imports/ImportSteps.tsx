import { Pearl, Thread } from '../design/Pearls.js';
import type { ImportDetailsFragment } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

const steps = [
  'imports.step.file',
  'imports.step.columns',
  'imports.step.look',
  'imports.step.import',
] as const;

/** Where in the journey from a file to its report an import stands, as pearls on a thread. */
export function ImportSteps({ run }: { run: ImportDetailsFragment }) {
  const { t } = useMessages();
  // Mail has no columns.
  const shown: readonly MessageKey[] =
    run.kind === 'MAIL' ? steps.filter((step) => step !== 'imports.step.columns') : steps;
  const isDone = !run.dryRun && run.state === 'DONE';
  const current = isDone ? shown.length : shown.indexOf(currentStep(run));
  return (
    <ol className="import-steps" aria-label={t('imports.steps')}>
      {shown.map((step, place) => (
        <li key={step} aria-current={place === current ? 'step' : undefined}>
          {place > 0 && <Thread word={place <= current ? 'STRONG' : 'WEAK'} />}
          <Pearl
            name=""
            size={16}
            tone={
              place === current || (isDone && place === current - 1)
                ? 'target'
                : place < current
                  ? 'connector'
                  : 'missing'
            }
          />
          <span>{t(step)}</span>
        </li>
      ))}
    </ol>
  );
}

function currentStep({ state, dryRun }: ImportDetailsFragment): MessageKey {
  if (!dryRun) return 'imports.step.import';
  if (state === 'FAILED') return 'imports.step.file';
  return state === 'MAPPING_NEEDED' ? 'imports.step.columns' : 'imports.step.look';
}
