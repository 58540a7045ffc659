package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings tables, groups, grants, filters and people in line with the files, at every start, before the doors open. */
@Component
class OrganisationSetup implements SmartLifecycle {

    /** Early: demo data (a later phase) needs the people; the web server starts last of all. */
    private static final int PHASE = 0;

    private final OrganisationFiles files;
    private final People people;
    private final Grants grants;
    private final TaskFilters filters;
    private volatile boolean done;

    OrganisationSetup(OrganisationFiles files, People people, Grants grants, TaskFilters filters) {
        this.files = files;
        this.people = people;
        this.grants = grants;
        this.filters = filters;
    }

    @Override
    public void start() {
        try {
            files.load();
            people.ensureGroups();
            grants.ensure();
            filters.ensure();
            // Without a password nobody can log in: an administrator sets each person's first one.
            people.add(peopleFile(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        done = true;
    }

    private List<People.Post> peopleFile() throws IOException {
        return files.people().stream().map(OrganisationSetup::post).toList();
    }

    private static People.Post post(CSVRecord row) {
        Role role = Role.of(row.get("role"), "people.csv, row " + row.getRecordNumber());
        return new People.Post(row.get("user"), row.get("post"), role, row.get("organisation"));
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
