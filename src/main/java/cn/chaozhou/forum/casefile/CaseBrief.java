package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.wording.Masks;
import org.jspecify.annotations.Nullable;

/**
 * A case in one line, as lists, links and cards show it.
 *
 * @param kind in Chinese, for example 问题
 * @param title what it is about; numbers of persons in it are masked
 * @param state where it stands, in Chinese
 * @param team the team it is about, where it is one team's and may be named
 * @param lamp null for kinds that have none
 */
public record CaseBrief(
        String number, String kind, String title, String state, @Nullable String team, @Nullable CaseLamp lamp) {

    public CaseBrief {
        title = Masks.text(title);
    }
}
