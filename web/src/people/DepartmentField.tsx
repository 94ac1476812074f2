import { useQuery } from '@apollo/client/react';
import { DepartmentChoicesDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './form.css';

/** A field that gives one of the company's departments, or none. */
export function DepartmentField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useMessages();
  const { data } = useQuery(DepartmentChoicesDocument);
  return (
    <div className="form-field">
      <label htmlFor="person-department">{label}</label>
      <select id="person-department" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('personPage.noDepartment')}</option>
        {(data?.departments ?? []).map(({ id, name, parent }) => (
          <option key={id} value={id}>
            {parent ? `${parent.name.slice(0, 60)} / ${name.slice(0, 60)}` : name.slice(0, 80)}
          </option>
        ))}
      </select>
    </div>
  );
}
