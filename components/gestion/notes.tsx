'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame } from '@/components/ui/field'
import { formatDay, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'

type NotesProps = {
  notes: readonly { id: string; auteurNom: string; corps: string; ecriteLe: Date }[]
  action: FormAction
  numero: string
  cle: string
}

/** Les notes internes d’une demande, et de quoi en écrire une : bordées de tirets, elles ne se confondent pas avec un message. */
export const Notes = ({ notes, action, numero, cle }: NotesProps) => (
  <section id="notes" aria-labelledby="notes-titre" className="rounded-3 border-2 border-dashed border-line-strong p-4">
    <h2 id="notes-titre">Notes internes</h2>
    <p className="mb-3 text-sm text-ink-2">La gestion seule les lit{'\u00a0'}: ni le client, ni un courriel, ni un fichier ne les montre.</p>
    {notes.length > 0 ? (
      <ol className="mb-4 grid gap-3">
        {notes.map(({ id, auteurNom, corps, ecriteLe }) => (
          <li key={id} className="border-t border-line pt-3">
            <p className="text-sm text-ink-2">
              <b>{auteurNom}</b>, le {formatDay(ecriteLe)} à {formatTime(ecriteLe)}
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{corps}</p>
          </li>
        ))}
      </ol>
    ) : null}
    <ActForm action={action} cache={{ numero, cle }} bouton="Garder la note" idOf={() => 'note'}>
      {({ errors, values }) => (
        <FieldFrame id="note" label="Ajouter une note" required {...(errors.corps ? { error: errors.corps } : {})}>
          <textarea
            className="textarea"
            id="note"
            name="corps"
            defaultValue={values.corps}
            aria-required
            aria-invalid={errors.corps ? true : undefined}
            aria-describedby={describedBy('note', undefined, errors.corps)}
          />
        </FieldFrame>
      )}
    </ActForm>
  </section>
)
