package org.vigie.platform.process;

import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.util.ClassUtils;

/**
 * Wraps only Vigie's own beans in proxies for method security and transactions. To look for annotations in every method of every
 * bean of the frameworks, which bear none, takes a sixth of a start.
 */
class OwnBeansProxyCreator extends InfrastructureAdvisorAutoProxyCreator {
    private static final String OWN = "org.vigie.";

    @Override
    protected boolean shouldSkip(Class<?> beanClass, String beanName) {
        return !ClassUtils.getUserClass(beanClass).getName().startsWith(OWN) || super.shouldSkip(beanClass, beanName);
    }
}
