import { IconChevronDown } from '@tabler/icons-react';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import type { DepartmentChoicesQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';

/** A button that opens a list of departments to tick. */
export function DepartmentPicker({
  label,
  departments,
  chosen,
  onChange,
}: {
  label: string;
  departments: DepartmentChoicesQuery['departments'];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { t } = useMessages();
  const names = departments.filter((department) => chosen.includes(department.id)).map(({ name }) => name);
  return (
    <Dropdown
      buttonClass="button filter-button"
      isMarked={chosen.length > 0}
      button={
        <>
          <span>{label}</span>
          {chosen.length > 0 && (
            <strong>
              <Name longest={18}>{names[0] ?? ''}</Name>
              {chosen.length > 1 && ` +${chosen.length - 1}`}
            </strong>
          )}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {() => (
        <fieldset className="department-picker">
          <legend>{label}</legend>
          {departments.length === 0 && <p className="faint">{t('filter.noDepartments')}</p>}
          {departments.map((department) => (
            <label key={department.id}>
              <input
                type="checkbox"
                checked={chosen.includes(department.id)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...chosen, department.id]
                      : chosen.filter((id) => id !== department.id),
                  )
                }
              />
              <span>
                <Name>{department.name}</Name>
                {department.parent && (
                  <span className="faint">
                    {' '}
                    <Name>{department.parent.name}</Name>
                  </span>
                )}
              </span>
            </label>
          ))}
          {chosen.length > 0 && (
            <button type="button" className="link" onClick={() => onChange([])}>
              {t('filter.clear')}
            </button>
          )}
        </fieldset>
      )}
    </Dropdown>
  );
}
