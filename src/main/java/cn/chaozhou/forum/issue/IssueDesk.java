package cn.chaozhou.forum.issue;

import org.springframework.stereotype.Service;

/** Keeps the issues of all teams. */
@Service
public class IssueDesk {

    public String raise(RaisedIssue issue) {
        return "WT";
    }
}
