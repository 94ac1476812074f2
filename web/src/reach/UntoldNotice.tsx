import { shortened } from '../design/Name.js';
import type { DepartmentChoices } from '../find/useDepartmentChoices.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import type { Matrix } from './coverage.js';
import { useReachAddress } from './useReachAddress.js';

/** Which of the chosen departments have no row, why, and the way back to all; nothing where each has one. */
export function UntoldNotice({ matrix, choices }: { matrix: Matrix; choices: DepartmentChoices }) {
  const { t, language } = useMessages();
  const { search, change } = useReachAddress();
  const told = new Set(matrix.rows.flatMap(({ department }) => department?.id ?? []));
  const untold = (search.department ?? []).filter((id) => !told.has(id));
  const areNamesToCome = !choices.departments && choices.error === undefined;
  if (untold.length === 0 || areNamesToCome) return null;
  const names = (choices.departments ?? []).filter(({ id }) => untold.includes(id)).map(({ name }) => name);
  const unknownCount = untold.length - names.length;
  return (
    <div className="notice" role="status">
      <div className="notice-text">
        {names.length > 0 && (
          <p>
            {t('reach.matrix.untold', {
              names: formatList(
                language,
                names.map((name) => shortened(name, 60)),
              ),
            })}
          </p>
        )}
        {unknownCount > 0 && <p>{t('reach.matrix.untold.unknown', { count: unknownCount })}</p>}
      </div>
      <button type="button" className="button" onClick={() => change({ department: undefined })}>
        {t('reach.matrix.untold.all')}
      </button>
    </div>
  );
}
