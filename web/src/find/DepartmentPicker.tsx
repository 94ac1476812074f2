import { IconChevronDown } from '@tabler/icons-react';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import type { DepartmentChoices } from './useDepartmentChoices.js';
import './department-picker.css';

/** A button that opens a list of departments to tick. */
export function DepartmentPicker({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: string;
  choices: DepartmentChoices;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { t } = useMessages();
  const [first] = (choices.departments ?? []).filter(({ id }) => chosen.includes(id));
  return (
    <Dropdown
      buttonClass="button filter-button"
      isMarked={chosen.length > 0}
      button={
        <>
          <span>{label}</span>
          {chosen.length > 0 && (
            <strong>
              {/* One that is not known, or not yet, has no name to show. */}
              {first ? <Name longest={18}>{first.name}</Name> : chosen.length}
              {first && chosen.length > 1 && ` +${chosen.length - 1}`}
            </strong>
          )}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {() => (
        <fieldset className="department-picker">
          <legend>{label}</legend>
          <Departments choices={choices} chosen={chosen} onChange={onChange} />
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

function Departments({
  choices: { departments, error, retry },
  chosen,
  onChange,
}: {
  choices: DepartmentChoices;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { t } = useMessages();
  if (!departments) {
    return error === undefined ? (
      <p className="faint" role="status">
        {t('shell.loading')}
      </p>
    ) : (
      <>
        <ProblemLine error={error} />
        <button type="button" className="link" onClick={retry}>
          {t('problem.retry')}
        </button>
      </>
    );
  }
  if (departments.length === 0) return <p className="faint">{t('filter.noDepartments')}</p>;
  return departments.map((department) => (
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
  ));
}
