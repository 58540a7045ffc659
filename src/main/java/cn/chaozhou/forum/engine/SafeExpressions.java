package cn.chaozhou.forum.engine;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.ReadableInstant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What an expression may touch, as an allow-list: variables and plain values, delegates of service tasks by name, and
 * the methods of {@link DiagramBean}s. Reflection, engine services and every other bean are out of reach, whoever wrote
 * the diagram or the stored filter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SafeExpressions extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;

    SafeExpressions(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new Manager(context));
    }

    private static final class Manager extends SpringExpressionManager {

        Manager(ApplicationContext context) {
            super(context);
        }

        @Override
        protected ELResolver createElResolver() {
            CompositeELResolver guarded = new CompositeELResolver();
            guarded.add(new AllowList(applicationContext));
            guarded.add(super.createElResolver());
            return guarded;
        }
    }

    /** Comes first: refuses what is not allowed, and leaves the rest to the engine's resolvers. */
    private static final class AllowList extends ELResolver {

        /** A number of the process instance is all a diagram needs of its own execution. */
        private static final List<String> OF_EXECUTION = List.of("processBusinessKey", "businessKey", "id");

        private final ApplicationContext beans;

        AllowList(ApplicationContext beans) {
            this.beans = beans;
        }

        private void check(@Nullable Object base, @Nullable Object property) {
            if (base == null ? !isReachable(String.valueOf(property)) : !isOpen(base, String.valueOf(property))) {
                throw new ELException("not allowed in an expression: "
                        + (base == null ? "" : base.getClass().getSimpleName() + ".") + property);
            }
        }

        private boolean isReachable(String name) {
            if (!beans.containsBean(name)) {
                return true;
            }
            Class<?> type = beans.getType(name);
            return type != null
                    && (JavaDelegate.class.isAssignableFrom(type) || DiagramBean.class.isAssignableFrom(type));
        }

        private static boolean isOpen(Object base, String property) {
            if (property.equals("class") || property.equals("getClass")) {
                return false;
            }
            if (base instanceof VariableScope) {
                return OF_EXECUTION.contains(property);
            }
            return base instanceof DiagramBean
                    || base instanceof CharSequence
                    || base instanceof Number
                    || base instanceof Boolean
                    || base instanceof Date
                    || base instanceof ReadableInstant
                    || base instanceof Collection
                    || base instanceof Map
                    || base instanceof SpinJsonNode;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            check(base, property);
            return null;
        }

        @Override
        public @Nullable Object invoke(
                ELContext context,
                @Nullable Object base,
                @Nullable Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            check(base, method);
            return null;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            check(base, property);
            return null;
        }

        @Override
        public void setValue(
                ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
            throw new ELException("an expression changes nothing");
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }
    }
}
