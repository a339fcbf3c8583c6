package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that does as another does, except for one key. */
final class Failing {

    private Failing() {}

    static ObjectStore on(ObjectStore store, String key, RuntimeException fault) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments != null && key.equals(arguments[0])) {
                throw fault;
            }
            try {
                return method.invoke(store, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (ObjectStore)
                Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, handler);
    }
}
