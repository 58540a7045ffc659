package cn.chaozhou.forum.engine;

/** Ids that somebody has had: they are never given again, because cases and timelines still name them. */
public interface FormerUsers {

    boolean isFormer(String user);
}
