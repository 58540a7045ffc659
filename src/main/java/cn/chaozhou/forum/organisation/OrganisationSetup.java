package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings groups, grants and filters in line with the organisation at every start, before the doors open. The files are the
 * beginning of an empty organisation, and nothing after that: what pages and imports have changed stays.
 */
@Component
class OrganisationSetup implements SmartLifecycle {

    /** Early: demo data (a later phase) needs the people; the web server starts last of all. */
    private static final int PHASE = 0;

    private final OrganisationFiles files;
    private final Units units;
    private final People people;
    private final Grants grants;
    private final TaskFilters filters;
    private final TransactionTemplate transaction;
    private volatile boolean done;

    OrganisationSetup(
            OrganisationFiles files,
            Units units,
            People people,
            Grants grants,
            TaskFilters filters,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.units = units;
        this.transaction = new TransactionTemplate(transactions);
        this.people = people;
        this.grants = grants;
        this.filters = filters;
    }

    @Override
    public void start() {
        // As a whole: a fault in one file leaves it empty, and the next start reads the corrected files.
        transaction.executeWithoutResult(status -> {
            boolean empty = units.isEmpty();
            if (empty) {
                loadUnits();
            }
            people.ensureGroups();
            if (empty) {
                // Without a password nobody can log in: an administrator sets each person's first one.
                people.add(peopleFile(), null);
            }
        });
        grants.ensure();
        filters.ensure();
        done = true;
    }

    private void loadUnits() {
        try {
            files.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<People.Post> peopleFile() {
        try {
            return files.people().stream().map(OrganisationSetup::post).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
