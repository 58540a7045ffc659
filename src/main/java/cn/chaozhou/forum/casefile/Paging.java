package cn.chaozhou.forum.casefile;

import java.util.List;

/** Which piece of a list is wanted; sizes beyond the cap are cut, so that no request reads everything. */
public record Paging(int page, int size) {

    public static final int CAP = 100;

    public Paging {
        page = Math.max(0, Math.min(page, 1_000_000));
        size = Math.max(1, Math.min(size, CAP));
    }

    public int offset() {
        return page * size;
    }

    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset()).limit(size).toList();
    }
}
