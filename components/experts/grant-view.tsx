import { After, expertCrumbs } from '@/components/experts/declare-view'
import { GrantForm } from '@/components/experts/grant-form'
import { Crumbs } from '@/components/ui/crumbs'
import type { Reprise } from '@/lib/delegations/expert'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren } from '@/lib/ground/number'
import type { Choix } from '@/lib/habilitations/rules'

type GrantViewProps = { action: FormAction; compteId: string; preparation: string; reprise: Reprise; choix: Choix }

/** « Déclarer un expert-comptable », seconde étape : ses habilitations. */
export const GrantView = ({ action, compteId, preparation, reprise, choix }: GrantViewProps) => (
  <>
    <Crumbs items={expertCrumbs(compteId)} />
    <p className="mb-1 text-sm/md text-ink-2">Déclarer un expert-comptable, étape 2 sur 2</p>
    <div className="mb-8">
      <h1 id="droits">
        Que pourra faire {reprise.raisonSociale}
        {'\u202f'}?
      </h1>
      <p className="lead">
        SIREN <span className="num">{formatSiren(reprise.siren)}</span>, {reprise.prenom} {reprise.nom}
      </p>
    </div>
    <div className="columns">
      <GrantForm
        action={action}
        compteId={compteId}
        preparation={preparation}
        cabinet={reprise.raisonSociale}
        choix={choix}
        aujourdhui={isoDay(maintenant())}
      />
      <After />
    </div>
  </>
)
