'use client'

import type { ReactNode } from 'react'
import { routes } from '@/lib/ground/routes'
import { CompanyBanner, type EntrepriseChoisie, type Portefeuille } from '@/components/frame/company-banner'
import { FrameFooter } from '@/components/frame/frame-footer'
import { SessionEnd } from '@/components/frame/session-end'
import type { SessionVivante } from '@/components/frame/session-vivante'
import { FrameHeader } from '@/components/frame/frame-header'
import { useSearchKey } from '@/components/frame/use-search-key'
import { ViewAsBanner } from '@/components/frame/view-as-banner'

export type Espace = 'public' | 'client' | 'gestion'

/** Côté gestion : la même langue, plus serrée et plus large. */
const BUREAU =
  'desk text-md [&_.button--primary]:min-h-dense [&_h1]:text-2xl [--page:calc(100rem-2*var(--gutter))] [--target:2.5rem] [--text-md:1rem]'

export type FrameProps = {
  personne: { prenom: string; nom: string } | null
  espace: Espace
  /** Notifications non lues, toutes entreprises. */
  pastille: number
  entreprise: EntrepriseChoisie | null
  /** Page qui ne porte sur aucune entreprise en particulier. */
  portefeuille: Portefeuille | null
  plusieursEntreprises: boolean
  /** Présent quand la personne peut ouvrir les rubriques « Gestion des … » de ce compte. */
  administration: { compteId: string; ajouter: boolean } | null
  /** Présent quand la personne est d’un cabinet. */
  cabinet: { responsable: boolean } | null
  /** Adresse de la page, pour marquer l’endroit où l’on est. */
  chemin?: string
  /** Où écrire au centre de gestion ; `null` pour qui n’écrit nulle part. */
  contact: string | null
  session: SessionVivante | null
  /** Vrai quand un administrateur voit comme cette personne : rien n’y vit ni ne s’y fait. */
  apercu: boolean
  children: ReactNode
}

/**
 * Le cadre de toutes les pages : lien d’évitement, en-tête, bandeau d’entreprise, contenu, pied.
 * Ne lit rien : tout lui est donné par `page()`.
 */
export function Frame({ entreprise, portefeuille, plusieursEntreprises, administration, session, children, ...header }: FrameProps) {
  useSearchKey(header.espace === 'client')
  // Un portefeuille d’une seule entreprise n’en est pas un.
  const banner = entreprise ?? (portefeuille && portefeuille.nombre > 1 ? portefeuille : null)
  return (
    <div className={`flex min-h-screen flex-col ${header.espace === 'gestion' ? BUREAU : ''}`}>
      <a className="absolute -top-24 left-4 z-10 rounded-2 border border-line-strong bg-surface px-4 py-3 focus:top-3 print:hidden" href="#contenu">
        Aller au contenu
      </a>
      {header.apercu && header.personne ? <ViewAsBanner nom={`${header.personne.prenom} ${header.personne.nom}`} /> : null}
      <FrameHeader {...header} siren={entreprise?.siren ?? null} administration={administration} />
      {header.espace === 'client' && banner ? (
        <CompanyBanner
          entreprise={entreprise}
          portefeuille={portefeuille}
          plusieursEntreprises={plusieursEntreprises}
          administration={administration}
        />
      ) : null}
      <main id="contenu" className="wrap shrink-0 grow pt-8 pb-18 print:pt-0 print:pb-1.5" tabIndex={-1}>
        {session ? (
          <SessionEnd
            key={session.inactif}
            session={session}
            connexion={header.espace === 'gestion' ? routes.connexionGestion(header.chemin) : routes.connexion(header.chemin)}
          />
        ) : null}
        {children}
      </main>
      <FrameFooter contact={header.contact} />
    </div>
  )
}
