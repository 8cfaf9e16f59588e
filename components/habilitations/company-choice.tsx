'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatNumber } from '@/lib/ground/number'
import type { Choix } from '@/lib/habilitations/rules'
import { DualList } from './dual-list'
import { PlainChoice } from './plain-choice'
import { TickList } from './tick-list'
import { type Liste, useChoice } from './use-choice'

type CompanyChoiceProps = {
  compteId: string
  choix: Choix
  /** Ce qui est donné quand la page s’ouvre, ou ce qui avait été choisi avant un refus. */
  donnees: readonly string[]
  /** Ce qui était donné avant tout changement ; vide pour qui arrive. */
  avant?: readonly string[] | undefined
  /** À qui l’on donne : « Lucas ». */
  a: string
  /** On choisit à la main : la suite d’un grand portefeuille se lit. */
  actif: boolean
  onGive?: ((sirens: ReadonlySet<string>) => void) | undefined
  /** La liste, quand le formulaire s’en sert aussi. */
  liste?: Liste | undefined
}

const RIEN: readonly string[] = []

/**
 * Le choix des entreprises données à la main. Envoie `siren` (une case chacune) ou `liste` (un SIREN par ligne), que lit `DROITS`. Sans JavaScript, des
 * cases ordinaires ; avec, deux tableaux, ou une seule liste à cocher sur téléphone.
 */
export function CompanyChoice({ compteId, choix, donnees: rendues, avant = RIEN, a, actif, onGive, liste }: CompanyChoiceProps) {
  const boite = useRef<HTMLDivElement>(null)
  const [donnees, setDonnees] = useState<ReadonlySet<string>>(() => new Set(rendues))
  const [vivant, setVivant] = useState(false)
  const large = useWide()
  const lue = useChoice(compteId, choix, vivant && actif && !liste)
  const { entreprises, etat, retry } = liste ?? lue
  const give = (sirens: ReadonlySet<string>) => {
    setDonnees(sirens)
    onGive?.(sirens)
  }

  // L’erreur que ce choix répare s’efface comme à la frappe.
  const portee = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: à chaque choix
  useEffect(() => {
    portee.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [donnees])

  // Ce qui a été coché avant que ce code soit là.
  // biome-ignore lint/correctness/useExhaustiveDependencies: une fois, quand la page devient vivante
  useEffect(() => {
    const cases = [...(boite.current?.querySelectorAll<HTMLInputElement>('input[name=siren]') ?? [])]
    const cochees = cases.flatMap(({ checked, value }) => (checked ? [value] : []))
    if (cases.some(({ checked, value }) => checked !== rendues.includes(value))) give(new Set(cochees))
    setVivant(true)
  }, [])

  if (!vivant)
    return (
      <div ref={boite}>
        <PlainChoice choix={choix} donnees={rendues} a={a} />
      </div>
    )
  return (
    <div className="grid gap-3" id="liste" tabIndex={-1}>
      <input ref={portee} type="hidden" name="liste" value={[...donnees].join('\n')} readOnly />
      {etat === 'incomplet' ? (
        <Notice kind="wait" role="status">
          <p>
            Seules les {formatNumber(entreprises.length)} premières entreprises sont là{'\u00a0'}: la suite n’est pas venue.{' '}
            <Button variant="link" onClick={retry}>
              Réessayer
            </Button>
          </p>
        </Notice>
      ) : null}
      {etat === 'attend' && actif ? <p className="text-sm text-ink-2">Lecture des {formatNumber(choix.total)} entreprises…</p> : null}
      {large ? (
        <DualList entreprises={entreprises} donnees={donnees} avant={new Set(avant)} a={a} give={give} />
      ) : (
        <TickList entreprises={entreprises} donnees={donnees} a={a} give={give} />
      )}
    </div>
  )
}

const LARGE = '(min-width: 48rem)'

/** Vrai quand deux tableaux tiennent côte à côte. */
function useWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const ecran = window.matchMedia(LARGE)
      ecran.addEventListener('change', onChange)
      return () => ecran.removeEventListener('change', onChange)
    },
    () => window.matchMedia(LARGE).matches,
    () => true,
  )
}
