import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { OfferForDocument, type OfferRungFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { AlreadyAsked } from '../introductions/AlreadyAsked.js';
import { AskDrawer, type AskedFor } from '../introductions/AskDrawer.js';
import { useOpenRequests } from '../introductions/useOpenRequests.js';
import { WordChip } from '../ties/WordChip.js';
import './record.css';

/** What may help besides named ties: whether there is an offer, and the message to all. Undefined until it is known. */
export function useOffer(id: string): OfferRungFragment | undefined {
  const { data } = useQuery(OfferForDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  return data?.warmPaths.rungs;
}

/** Somebody here knows the target, unnamed: one line and the way to ask. */
export function OfferLine({
  offer,
  target,
}: {
  offer: NonNullable<OfferRungFragment['offer']>;
  target: { id: string; name: string };
}) {
  const { t } = useMessages();
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const isAlreadyAsked = useOpenRequests();
  return (
    <div className="offer-line">
      <Pearl name="" tone="missing" size={32} />
      <div className="offer-line-text">
        <p>
          <Sentence message="unshared.sentence" parts={{ target: <Name>{target.name}</Name> }} />{' '}
          <WordChip word={offer.word} />
        </p>
        <p className="faint">{t('rungs.offer')}</p>
      </div>
      {isAlreadyAsked(null, target.id) ? (
        <AlreadyAsked />
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => setAsked({ kind: 'offer', offerId: offer.id, target })}
        >
          {t('unshared.ask')}
        </button>
      )}
      <AskDrawer asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
