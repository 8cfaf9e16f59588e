'use server'
import { publicForm } from '@/doors/form'
import { StaffSignInForm } from '@/lib/identite/schema'
import { signInStaff } from '@/doors/sign-in'

export const signIn = publicForm({ schema: StaffSignInForm, secrets: ['motDePasse', 'code'] }, signInStaff)
