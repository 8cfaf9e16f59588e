import { ActForm } from '@/components/ui/act-form'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { AgendaOuvert } from '@/lib/echeances/queries'
import { formatMoment } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'

export type AgendaPanelProps = {
  siren: string
  agenda: (AgendaOuvert & { adresse: string }) | null
  trimestriel: boolean
  maintenant: Date
  fait: 'ouvert' | 'revoque' | undefined
  ouvrir: FormAction
  revoquer: FormAction
}

/** L’abonnement de l’agenda : l’adresse secrète, qui la lit, et de quoi la révoquer. */
export function AgendaPanel({ siren, agenda, trimestriel, maintenant, fait, ouvrir, revoquer }: AgendaPanelProps) {
  return (
    <section id="agenda" aria-labelledby="titre-agenda" className="scroll-mt-20">
      <h2 id="titre-agenda">Dans votre agenda</h2>
      <div className="stack mt-3">
        {fait === 'revoque' && !agenda ? (
          <Notice kind="ok" role="status">
            <p>L’adresse est révoquée&nbsp;: elle ne répond plus.</p>
          </Notice>
        ) : null}
        <p className="text-sm">Une adresse secrète, à donner une fois à Outlook, Google ou Apple. Les dates y restent à jour.</p>
        {agenda ? (
          <>
            {fait === 'ouvert' ? (
              <Notice kind="ok" role="status">
                <p>L’adresse est prête&nbsp;: copiez-la dans «&nbsp;S’abonner à un agenda&nbsp;».</p>
              </Notice>
            ) : null}
            <div className="flex gap-2 [&_.button]:flex-none">
              <label className="sr-only" htmlFor="adresse-agenda">
                Adresse de l’agenda
              </label>
              <input className="input min-h-dense min-w-0 flex-1 py-1 text-xs" id="adresse-agenda" readOnly value={agenda.adresse} />
              <CopyButton texte={agenda.adresse} nom="Copier" />
            </div>
            <p className="text-sm text-ink-2">
              {agenda.luLe
                ? `Lue par ${agenda.lecteur ?? 'votre agenda'}, ${formatMoment(agenda.luLe, maintenant)}.`
                : 'Aucun agenda ne l’a encore lue.'}
              {agenda.trimestriel ? ' La retraite y est par trimestre.' : ''} Qui a cette adresse voit ces dates, et rien d’autre.
            </p>
            <ActForm action={revoquer} cache={{ siren }} bouton="Révoquer l’adresse" danger pli="Révoquer cette adresse">
              <p className="text-sm">L’agenda abonné cessera de se mettre à jour. Vous pourrez ouvrir une autre adresse.</p>
            </ActForm>
          </>
        ) : (
          <ActForm action={ouvrir} cache={{ siren, paiement: trimestriel ? 'trimestre' : 'mois' }} bouton="Ouvrir mon adresse" />
        )}
      </div>
    </section>
  )
}
