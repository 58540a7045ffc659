/** The case file (案卷) of a task beside its form, cards and search of cases, and what a person has done and begun. */
@NullMarked
package cn.chaozhou.forum.dossier;

import org.jspecify.annotations.NullMarked;
