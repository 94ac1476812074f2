import { useMutation } from '@apollo/client/react';
import { useToast } from '../design/Toasts.js';
import {
  DeclareTieDocument,
  MirrorPageDocument,
  MirrorPreviewDocument,
  MirrorTieDocument,
  MirrorTiePreviewsDocument,
  MirrorTiesDocument,
  PersonCardDocument,
  type PersonLineFragment,
  PersonPageDocument,
  PersonTiesDocument,
  PersonTimelineDocument,
  SetTieSharingDocument,
  type TieLevel,
  type TieSharing,
  WarmPathsToDocument,
  WithdrawDeclarationDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';

/** Changes the viewer's own tie to somebody; each change shows how to take it back. Answers on the page follow. */
export function useOwnTie(person: PersonLineFragment): {
  declare: (level: TieLevel, former: TieLevel | null) => void;
  share: (sharing: TieSharing, former: TieSharing) => void;
  isBusy: boolean;
  error: unknown;
} {
  const { t } = useMessages();
  const toast = useToast();
  const options = { refetchQueries: answersWithTies, awaitRefetchQueries: true };
  const [runDeclare, declareState] = useMutation(DeclareTieDocument, options);
  const [runWithdraw, withdrawState] = useMutation(WithdrawDeclarationDocument, options);
  const [runShare, shareState] = useMutation(SetTieSharingDocument, options);
  const states = [declareState, withdrawState, shareState];

  const declareAgain = (level: TieLevel | null) =>
    level === null
      ? runWithdraw({ variables: { with: person.id } })
      : runDeclare({ variables: { with: person.id, level } });
  const shareAgain = (sharing: TieSharing) => runShare({ variables: { with: person.id, sharing } });
  const done = (text: string, undo: () => Promise<unknown>) => () =>
    toast({ text, action: { label: t('undo'), run: () => void undo().catch(() => undefined) } });

  return {
    declare: (level, former) =>
      void declareAgain(level).then(
        done(t('ownTie.declared'), () => declareAgain(former)),
        () => undefined,
      ),
    share: (sharing, former) =>
      void shareAgain(sharing).then(
        done(t('ownTie.shared'), () => shareAgain(former)),
        () => undefined,
      ),
    isBusy: states.some((state) => state.loading),
    error: states.find((state) => state.error)?.error,
  };
}

/** What a page may show that depends on the viewer's own ties. */
const answersWithTies = [
  PersonCardDocument,
  PersonPageDocument,
  PersonTiesDocument,
  PersonTimelineDocument,
  WarmPathsToDocument,
  MirrorPageDocument,
  MirrorPreviewDocument,
  MirrorTiesDocument,
  MirrorTieDocument,
  MirrorTiePreviewsDocument,
];
