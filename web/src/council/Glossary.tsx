import type { MessageKey } from '../i18n/i18n.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import type { Register, Term } from './register-groups.js';

/** The whole sentence behind each of the short answers. */
export function Glossary({ register }: { register: Register }) {
  const { t } = useMessages();
  return (
    <section className="council-glossary" aria-labelledby="council-glossary">
      <h3 id="council-glossary">{t('council.glossary.title')}</h3>
      <p className="soft">{t('council.glossary.lead')}</p>
      <Words title="council.glossary.readers" terms={register.readers} />
      <Words title="council.glossary.kept" terms={register.retentions} />
      <Words title="council.glossary.basis" terms={register.legalBases} />
    </section>
  );
}

function Words({ title, terms }: { title: MessageKey; terms: readonly Term[] }) {
  const { t } = useMessages();
  return (
    <>
      <h4>{t(title)}</h4>
      <dl className="card council-words">
        {terms.map(({ key, title: word, about, isOpen }) => (
          <div key={key} id={`term-${key}`} tabIndex={-1}>
            <dt>
              {word}
              {isOpen && <span className="council-open-mark">{t('council.open.mark')}</span>}
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
