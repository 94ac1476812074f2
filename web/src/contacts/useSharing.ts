import { useApolloClient, useMutation } from '@apollo/client/react';
import { useToast } from '../design/Toasts.js';
import {
  AddSharingRuleDocument,
  ChooseSharingDocument,
  MyContactsDocument,
  MySharingRulesDocument,
  RemoveSharingRuleDocument,
  type RuleFragment,
  type SharingChoiceInput,
  type SharingRuleInput,
  SharingRulePreviewDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** Changes who may use the viewer's ties, singly, many at once or by a rule; each change shows how to take it back. */
export function useSharing() {
  const { t } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const [runChoose, choosing] = useMutation(ChooseSharingDocument);
  const [runAdd, adding] = useMutation(AddSharingRuleDocument);
  const [runRemove, removing] = useMutation(RemoveSharingRuleDocument);
  const refresh = () =>
    client.refetchQueries({
      include: [MyContactsDocument, MySharingRulesDocument, SharingRulePreviewDocument],
    });
  const quietly = (work: () => Promise<unknown>) => () => void work().catch(() => undefined);

  const choose = async (choices: readonly SharingChoiceInput[]): Promise<void> => {
    const { data } = await runChoose({ variables: { choices: [...choices] } });
    await refresh();
    if (!data) return;
    const { changed, privateInstead, former } = data.chooseSharing;
    const undo = async () => {
      await runChoose({
        variables: { choices: former.map((one) => ({ with: one.with, sharing: one.sharing ?? null })) },
      });
      await refresh();
    };
    const more = privateInstead > 0 ? ` ${t('contacts.privateInstead', { count: privateInstead })}` : '';
    toast({
      text: `${t('contacts.changed', { count: changed })}${more}`,
      ...(changed > 0 && { action: { label: t('undo'), run: quietly(undo) } }),
    });
  };
  const add = async (rule: SharingRuleInput): Promise<void> => {
    const { data } = await runAdd({ variables: { rule } });
    await refresh();
    if (!data) return;
    const { rule: made, former, changed } = data.addSharingRule;
    const undo = async () => {
      if (made) await runRemove({ variables: { id: made.id } });
      if (former) await runAdd({ variables: { rule: termsOf(former) } });
      await refresh();
    };
    toast({
      text: t('contacts.rule.added', { count: changed }),
      action: { label: t('undo'), run: quietly(undo) },
    });
  };
  const remove = async (rule: RuleFragment): Promise<void> => {
    const { data } = await runRemove({ variables: { id: rule.id } });
    await refresh();
    const undo = async () => {
      await runAdd({ variables: { rule: termsOf(rule) } });
      await refresh();
    };
    toast({
      text: t('contacts.rule.removed', { count: data?.removeSharingRule.changed ?? 0 }),
      action: { label: t('undo'), run: quietly(undo) },
    });
  };
  const states = [choosing, adding, removing];
  return {
    choose: (choices: readonly SharingChoiceInput[]) => choose(choices).catch(() => undefined),
    add: (rule: SharingRuleInput) =>
      add(rule).then(
        () => true,
        () => false,
      ),
    remove: (rule: RuleFragment) => remove(rule).catch(() => undefined),
    isBusy: states.some(({ loading }) => loading),
    error: states.find((state) => state.error)?.error,
  };
}

function termsOf(rule: RuleFragment): SharingRuleInput {
  const subject = rule.organization?.id ?? rule.department?.id;
  return { kind: rule.kind, sharing: rule.sharing, ...(subject !== undefined && { subject }) };
}
